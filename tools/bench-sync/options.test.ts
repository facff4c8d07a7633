import { expect, test } from 'vitest';
import { readOptions } from './options';

const known = ['ours', 'floor'];

test('without a word everything is measured', () => {
  const options = readOptions([], known);
  expect(options).toMatchObject({ contestants: known, sizes: [600, 3000, 20000], rounds: 9, minutes: 30 });
});

test('a part can be asked for, behind the -- that pnpm hands on', () => {
  const options = readOptions(['--', '--only', 'floor', '--sizes', '600', '--parts', 'idle'], known);
  expect(options).toMatchObject({ contestants: ['floor'], sizes: [600], parts: ['idle'] });
});

test.each([
  [['--only', 'couch'], '--only knows ours, floor, not couch.'],
  [['--sizes', '0'], '--sizes needs whole numbers, not 0.'],
  [['--lines', 'wet'], '--lines knows near, far, not wet.'],
])('%s is refused', (words, problem) => {
  expect(() => readOptions(words, known)).toThrow(problem);
});

test('the usage is no run', () => {
  expect(readOptions(['--help'], known)).toBeNull();
});
