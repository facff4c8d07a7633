import { expect, it } from 'vitest';
import { isTrending } from './trending';

const readings = (...amounts: number[]) =>
  amounts.map((amount, at) => ({ amount, daysAgo: amounts.length - at }));

it('sees three readings that move one way, far enough', () => {
  expect(isTrending('weight', readings(61, 61.8, 62.6))).toBe(true);
  expect(isTrending('oxygen', readings(98, 96, 95))).toBe(true);
});

it('leaves noise, a turn and a short history alone', () => {
  expect(isTrending('weight', readings(61, 61.2, 61.4))).toBe(false);
  expect(isTrending('weight', readings(61, 64, 62))).toBe(false);
  expect(isTrending('weight', readings(61, 64))).toBe(false);
});
