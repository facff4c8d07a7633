import { describe, expect, test } from 'vitest';
import { metricMath, type Series } from './metric-math';

const _ = undefined;

/** Of "Using metric math": https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
describe('documented: comparison and logical operators', () => {
  const series = { metric1: [30, 20, 0, 0], metric2: [20, _, 20, _] };
  test.each<[string, Series]>([
    ['(metric1 < metric2)', [0, 0, 1, 0]],
    ['(metric1 >= 30)', [1, 0, 0, 0]],
    ['(metric1 > 15 AND metric2 > 15)', [1, 0, 0, 0]],
  ])('%s', (expression, result) => {
    expect(metricMath(expression)(series)).toEqual(result);
  });
});

describe('documented: IF', () => {
  const metric1 = [1, 1, 0, 0, _];
  const metric2 = [30, _, 0, 0, 30];
  const metric3 = [0, 0, 20, _, 20];
  test.each<[string, Series]>([
    ['IF(metric1, metric2, metric3)', [30, 0, 20, _, _]],
    ['IF(metric1, 5, metric3)', [5, 5, 20, _, _]],
    ['IF(metric1, metric2, 5)', [30, 0, 5, 5, _]],
    ['IF(metric1, metric2)', [30, 0, _, _, _]],
    ['IF(1, metric2, metric3)', [30, 0, 0, 0, 30]],
  ])('%s', (expression, result) => {
    expect(metricMath(expression)({ metric1, metric2, metric3 })).toEqual(result);
  });
});

describe('documented: arithmetic and FILL', () => {
  test.each<[string, Series]>([
    ['5 * m1', [10, 20, _, 0]],
    ['m1 - m2', [1, 4, -3, 0]],
    ['-m1', [-2, -4, _, 0]],
    ['m1 / m2', [2, _, 0, _]],
    ['FILL(m1, 10)', [2, 4, 10, 0]],
    ['1 + m1 * 2', [5, 9, _, 1]],
    ['(1 + m1) * 2', [6, 10, _, 2]],
    ['m1 == 2 || m1 == 0 && m2 == 7', [1, 0, 0, 0]],
    ['10 - m1 - 1', [7, 5, _, 9]],
  ])('%s', (expression, result) => {
    expect(metricMath(expression)({ m1: [2, 4, _, 0], m2: [1, _, 3, 0] })).toEqual(result);
  });
});

describe('what is no expression, or not known here, is refused', () => {
  test.each([
    ...['', 'm1 +', '(m1', 'm1 m1', 'm1 ? 1', 'Errors', 'other', 'SUM(m1)', 'FILL(m1)', 'FILL(m1, REPEAT)'],
    ...['IF(m1)', '1 + 1'],
  ])('%s', (expression) => {
    expect(() => metricMath(expression)({ m1: [1] })).toThrow(SyntaxError);
  });
});
