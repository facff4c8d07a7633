import { expect, test } from 'vitest';
import { familyName, shortNames } from './names';

test.each([
  ['Margaret Osei', 'Osei'],
  ['Pieter van der Voss', 'van der Voss'],
  ['Marie-Ève St. Pierre', 'St. Pierre'],
  ['Leonardo De Luca', 'De Luca'],
  ['Madonna', 'Madonna'],
  ['Anne Marie Roy', 'Roy'],
])('%s is called %s', (name, family) => {
  expect(familyName(name)).toBe(family);
});

test('a particle alone is a given name, not part of the family name', () => {
  expect(familyName('Van Morrison')).toBe('Morrison');
});

test('two of one family name are told apart, by initial or in full', () => {
  const names = ['Alice Roy', 'Benoît Roy', 'Anne Tran', 'Anh Tran', 'Luc Gill'];
  expect(Object.fromEntries(shortNames(names))).toEqual({
    'Alice Roy': 'A. Roy',
    'Benoît Roy': 'B. Roy',
    'Anne Tran': 'Anne Tran',
    'Anh Tran': 'Anh Tran',
    'Luc Gill': 'Gill',
  });
});

test('one person with two visits is one name', () => {
  expect(shortNames(['Luc Gill', 'Luc Gill']).get('Luc Gill')).toBe('Gill');
});
