import { describe, expect, it } from 'vitest';
import { addressAt, pathOf, type Address } from './address';

const addresses: [Address, string][] = [
  [{ screen: 'today' }, '/'],
  [{ screen: 'clients' }, '/clients'],
  [{ screen: 'me' }, '/me'],
  [{ screen: 'client', id: 'c1' }, '/client/c1'],
  [{ screen: 'visit', id: 'a/b c?' }, '/visit/a%2Fb%20c%3F'],
  [{ screen: 'record', id: 'v1' }, '/record/v1'],
];

describe('an address', () => {
  it.each(addresses)('%o has the path %s, and the path means it', (address, path) => {
    expect(pathOf(address)).toBe(path);
    expect(addressAt(path)).toEqual(address);
  });

  it.each(['', '/nowhere', '/client', '/me/more', '/visit/1/2', '//'])('“%s” leads to Today', (path) => {
    expect(addressAt(path)).toEqual({ screen: 'today' });
  });

  it('does not care for slashes at the ends, a query or a fragment', () => {
    expect(addressAt('visit/v1/?from=mail#top')).toEqual({ screen: 'visit', id: 'v1' });
  });

  it('survives what is not encoded properly', () => {
    expect(addressAt('/visit/100%')).toEqual({ screen: 'visit', id: '100%' });
  });
});
