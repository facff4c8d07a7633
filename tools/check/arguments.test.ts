import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';

const nothing = { runInBand: false, ci: false, help: false, projects: [], files: [] };

test('the flags the build server uses, with the separator pnpm passes on', () => {
  expect(readArguments(['--', '--runInBand', '--ci'])).toEqual({ ...nothing, runInBand: true, ci: true });
  expect(readArguments(['--runInBand', '--ci'])).toEqual({ ...nothing, runInBand: true, ci: true });
});

test('kinds and files', () => {
  expect(readArguments(['--project', 'unit', '--project=postgres', 'visit'])).toEqual({
    ...nothing,
    projects: ['unit', 'postgres'],
    files: ['visit'],
  });
});

test.each([
  [['--run-in-band'], 'Unknown flag --run-in-band'],
  [['--', '--watch'], 'Unknown flag --watch'],
  // Only the first separator is pnpm's.
  [['--ci', '--'], 'Unknown flag --:'],
  [['-t'], 'Unknown flag -t'],
  [['--project', 'e2e'], 'not e2e'],
  [['--project'], '--project needs one of unit, postgres, simulation, chaos, browser'],
])('%j is refused', (words, message) => {
  expect(() => readArguments(words)).toThrow(message);
});
