import { expect, it, vi } from 'vitest';
import { pathOfLink, pathStack } from './path-stack';

it('goes back the way it came, and no further than the first screen', () => {
  const history = pathStack();
  expect([history.path(), history.canGoBack()]).toEqual(['/', false]);
  history.push('/client/1');
  history.push('/visit/2');
  history.back();
  expect([history.path(), history.canGoBack()]).toEqual(['/client/1', true]);
  history.back();
  history.back();
  expect([history.path(), history.canGoBack()]).toEqual(['/', false]);
});

it('never leads back to what was replaced', () => {
  const history = pathStack();
  history.push('/visit/2');
  history.replace('/record/2');
  expect(history.path()).toBe('/record/2');
  history.back();
  expect(history.path()).toBe('/');
});

it('tells of each change, until nobody wants to hear', () => {
  const history = pathStack();
  const heard = vi.fn();
  const stop = history.subscribe(heard);
  history.push('/me');
  history.replace('/clients');
  history.back();
  expect(heard).toHaveBeenCalledTimes(3);
  history.back();
  stop();
  history.push('/me');
  expect(heard).toHaveBeenCalledTimes(3);
});

it.each([
  ['berthcare://visit/1', '/visit/1'],
  ['berthcare:///visit/1', '/visit/1'],
  ['berthcare://', '/'],
])('takes %s for %s', (url, path) => {
  expect(pathOfLink(url)).toBe(path);
});
