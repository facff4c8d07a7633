import { describe, expect, test } from 'vitest';
import { createPlaces } from './places';

/** Places of a line that moves every so many milliseconds. */
function moving(everyMs: number, chance = 0) {
  const clock = { now: 0 };
  const places = createPlaces(
    () => clock.now,
    () => chance,
  );
  for (let ends = 0; ends < 200; ends += 1) {
    clock.now += everyMs;
    places.ended(true);
  }
  return { clock, places };
}

const promises = (places: { promise(): number }, count: number) =>
  Array.from({ length: count }, () => places.promise());

describe('who finds the line full', () => {
  test('is promised a place of their own, so that the last phone comes in time', () => {
    const { places } = moving(300);
    expect(promises(places, 16)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
  });

  test('comes soon where the line moves quickly, however many there are', () => {
    const { places } = moving(2);
    expect(Math.max(...promises(places, 900))).toBe(1);
  });

  test('is never sent further away than a minute', () => {
    const { places } = moving(1000);
    expect(Math.max(...promises(places, 500))).toBe(60);
  });

  test('comes in a second before any line has moved', () => {
    expect(moving(0, 0).places.promise()).toBe(1);
    expect(
      createPlaces(
        () => 0,
        () => 0.999,
      ).promise(),
    ).toBe(1);
  });

  test('is told whole seconds, by chance up or down', () => {
    const [low, high] = [moving(1000, 0.2), moving(1000, 0.8)];
    promises(low.places, 3);
    promises(high.places, 3);
    // The fourth place is free in 4 s; of these a phone waits at least two thirds: 2.67.
    expect([low.places.promise(), high.places.promise()]).toEqual([2, 3]);
  });

  test('finds places free again that were promised for a time that has passed', () => {
    const { clock, places } = moving(1000);
    promises(places, 30);
    clock.now += 60_000;
    expect(places.promise()).toBe(1);
  });

  test('is not sent away because of one long stall', () => {
    const { clock, places } = moving(10);
    clock.now += 30_000;
    places.ended(true);
    expect(Math.max(...promises(places, 50))).toBe(1);
  });

  test('is not sent away as far as in an earlier rush', () => {
    const { places } = moving(1000);
    places.ended(false);
    expect(Math.max(...promises(places, 100))).toBe(1);
  });

  test('is not sent away by hours in which nobody waited', () => {
    const { clock, places } = moving(10);
    places.ended(false);
    clock.now += 3_600_000;
    places.ended(true);
    expect(places.promise()).toBe(1);
  });
});
