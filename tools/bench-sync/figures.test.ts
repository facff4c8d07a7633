import { expect, test } from 'vitest';
import { figuresOf, ratioOf } from './figures';

test('the median of an odd and of an even number of values, and the middle half', () => {
  expect(figuresOf([5, 1, 3])).toEqual({ count: 3, low: 2, median: 3, high: 4 });
  expect(figuresOf([4, 1, 3, 2])).toEqual({ count: 4, low: 1.75, median: 2.5, high: 3.25 });
});

test('one value is its own spread; none is an error', () => {
  expect(figuresOf([7])).toEqual({ count: 1, low: 7, median: 7, high: 7 });
  expect(() => figuresOf([])).toThrow('Nothing was measured.');
});

test('ratios are of the same round: a slow round is slow for both', () => {
  const ours = new Map([
    [1, 10],
    [2, 100],
    [3, 12],
  ]);
  const floor = new Map([
    [1, 5],
    [2, 50],
    [4, 1],
  ]);
  expect(ratioOf(ours, floor)).toEqual({ count: 2, low: 2, median: 2, high: 2 });
});

test('there is no ratio to nothing', () => {
  expect(ratioOf(new Map([[1, 3]]), new Map())).toBeNull();
  expect(ratioOf(new Map([[1, 3]]), new Map([[1, 0]]))).toBeNull();
});
