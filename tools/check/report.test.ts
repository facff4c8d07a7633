import { expect, test } from 'vitest';
import { countLine, countTests, sum } from './report.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test('tests are counted by what became of them', () => {
  const report = {
    testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed')],
  };
  expect(countTests(report, false)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('a file that cannot be loaded is a failure', () => {
  expect(countTests({ testResults: [file('failed')] }, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a file whose clean-up failed is a failure, though each of its tests passed', () => {
  expect(countTests({ testResults: [file('failed', 'passed')] }, false)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('a run that ends badly is never told as a success', () => {
  expect(countTests({ testResults: [file('passed', 'passed')] }, false).failed).toBe(1);
  expect(countTests(undefined, false).failed).toBe(1);
});

test('the last line', () => {
  expect(
    countLine(
      sum([
        { passed: 3, failed: 0, skipped: 0 },
        { passed: 1, failed: 1, skipped: 0 },
      ]),
    ),
  ).toBe('4 passed, 1 failed');
  expect(countLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
});
