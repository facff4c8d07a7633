import { expect, test } from 'vitest';
import { LineModel, lines } from './line';

const draws =
  (...values: number[]) =>
  () =>
    values.shift() ?? 1;

test('a line without delay delivers at once', () => {
  const model = new LineModel(lines.near, 0, draws());
  expect(model.arrival(5, 100_000)).toBe(5);
});

test('the first bytes wait for the connection, the later ones for half a round trip', () => {
  const model = new LineModel(lines.far, 1000, draws());
  expect(model.arrival(1000, 10)).toBe(1225);
  expect(model.arrival(2000, 10)).toBe(2075);
});

test('a lost segment holds up all that was sent after it', () => {
  const model = new LineModel(lines.far, 0, draws(0.5, 0.005));
  expect(model.arrival(1000, 2000)).toBe(1425);
  expect(model.arrival(1010, 10)).toBe(1425);
  expect(model.arrival(1400, 10)).toBe(1475);
});

test('each segment may be lost', () => {
  let drawn = 0;
  const count = () => {
    drawn += 1;
    return 1;
  };
  new LineModel(lines.far, 0, count).arrival(0, 14_601);
  expect(drawn).toBe(11);
});
