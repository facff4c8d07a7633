import { expect, it } from 'vitest';
import { plotTrend } from './trend-points';

const readings = [
  { daysAgo: 10, amount: 60 },
  { daysAgo: 5, amount: 61 },
  { daysAgo: 0, amount: 64 },
];

it('spreads readings by their days, oldest left', () => {
  const { points } = plotTrend(readings, null, 116, 66);
  expect(points.map(({ x }) => x)).toEqual([8, 58, 108]);
  expect(points[0]!.y).toBe(58);
  expect(points[2]!.y).toBe(8);
});

it('keeps a limit above all readings in the box', () => {
  const { limitY, points } = plotTrend(readings, 70, 116, 66);
  expect(limitY).toBe(8);
  expect(Math.max(...points.map(({ y }) => y))).toBeLessThanOrEqual(58);
});

it('draws a level line for equal readings', () => {
  const { points } = plotTrend(
    [
      { daysAgo: 2, amount: 5 },
      { daysAgo: 0, amount: 5 },
    ],
    null,
    100,
    50,
  );
  expect(points[0]!.y).toBe(points[1]!.y);
});
