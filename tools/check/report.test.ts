import { expect, test } from 'vitest';
import { countTests, ending, endingOf, namesOfFailed, sum } from './report.mjs';

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

test('what failed is named: a test by its file, a file that failed as a whole, a run that ended badly', () => {
  const named = (name: string, status: string, ...tests: [string, string][]) => ({
    name,
    status,
    assertionResults: tests.map(([fullName, each]) => ({ fullName, status: each })),
  });
  const report = {
    testResults: [
      named('a.test.ts', 'failed', ['adds', 'failed'], ['takes away', 'passed']),
      named('b.test.ts', 'failed'),
      named('c.test.ts', 'passed', ['holds', 'passed']),
    ],
  };
  expect(namesOfFailed('unit', report, false)).toEqual(['a.test.ts > adds', 'b.test.ts']);
  expect(namesOfFailed('unit', { testResults: [] }, true)).toEqual([]);
  expect(namesOfFailed('unit', undefined, false)).toMatchObject([expect.stringContaining('unit')]);
});

test('a run ends with the names and the counts, which are found again among what others print', () => {
  const counts = sum([
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 1, failed: 1, skipped: 0 },
  ]);
  const failed = ending(['a.test.ts >\nadds'], counts);
  expect(failed).toBe('Failed:\n  a.test.ts > adds\n\n4 passed, 1 failed');
  expect(endingOf(`12 passed, 0 failed\n\n${failed}\n ELIFECYCLE  Command failed with exit code 1.\n`)).toBe(
    failed,
  );
  expect(endingOf('nothing of it')).toBe('');
  const many = Array.from({ length: 25 }, (_, index) => `${index}.test.ts`);
  expect(ending(many, counts)).toContain('  19.test.ts\n  and 5 more\n');
  expect(ending([], { passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
});
