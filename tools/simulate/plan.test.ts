import { expect, test } from 'vitest';
import { readPlan } from './plan';

test('without a word two thousand worlds are run, from the first', () => {
  expect(readPlan({})).toEqual({ from: 1, seeds: 2000, steps: null, minutes: null });
});

test('what is said is taken, and an empty word is none', () => {
  expect(readPlan({ FROM: '516', SEEDS: '1', STEPS: '120', MINUTES: '' })).toEqual({
    ...{ from: 516, seeds: 1, steps: 120, minutes: null },
  });
});

test.each(['x', '0', '-3'])('SEEDS=%s is refused by name', (SEEDS) => {
  expect(() => readPlan({ SEEDS })).toThrow(/^SEEDS must be a number above 0/);
});
