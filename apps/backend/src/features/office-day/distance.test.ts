import { expect, test } from 'vitest';
import { distanceBetween } from './distance';

test('Parliament Hill to the Rideau Centre is some 730 metres', () => {
  const hill = { latitude: 45.4236, longitude: -75.7009 };
  const centre = { latitude: 45.4254, longitude: -75.6919 };
  expect(distanceBetween(hill, centre)).toBeGreaterThan(700);
  expect(distanceBetween(hill, centre)).toBeLessThan(760);
});

test('a degree of latitude is 111.2 km, of longitude in Ottawa 78.1', () => {
  const here = { latitude: 45.4, longitude: -75.7 };
  expect(distanceBetween(here, { ...here, latitude: 46.4 })).toBeCloseTo(111_195, -1);
  expect(distanceBetween(here, { ...here, longitude: -74.7 })).toBeCloseTo(78_077, -2);
  expect(distanceBetween(here, here)).toBe(0);
});
