import { expect, test } from 'vitest';
import { noticeOf, type Target } from './vital-notice';

const target = (over: Partial<Target> = {}): Target => ({
  low: null,
  high: null,
  riseBy: null,
  riseDays: null,
  wording: null,
  ...over,
});

test('a value inside the range says nothing, its bounds included', () => {
  const range = target({ low: 120, high: 140 });
  expect(noticeOf('blood_pressure', { amount: 120 }, range, [])).toBeNull();
  expect(noticeOf('blood_pressure', { amount: 140 }, range, [])).toBeNull();
});

test('the plan comes before the catalogue', () => {
  expect(
    noticeOf('pulse', { amount: 96 }, target({ low: 66, high: 80, wording: 'Call Dr. Singh' }), []),
  ).toEqual({
    why: 'high',
    limit: 80,
    rose: null,
    from: 'plan',
    wording: 'Call Dr. Singh',
  });
  expect(noticeOf('oxygen', { amount: 89 }, target({ low: 88, high: 92 }), [])).toBeNull();
});

test('without a plan the catalogue speaks', () => {
  expect(noticeOf('oxygen', { amount: 92 }, undefined, [])).toMatchObject({ why: 'low', from: 'catalogue' });
  expect(noticeOf('weight', { amount: 63.4 }, undefined, [])).toBeNull();
});

test('a rise within the days of the plan is told with how much and how fast', () => {
  const plan = target({ riseBy: 2, riseDays: 7, wording: 'Tell the office at +2 kg in 7 days' });
  const notice = noticeOf('weight', { amount: 63.4 }, plan, [
    { amount: 60.8, daysAgo: 18 },
    { amount: 61.2, daysAgo: 4 },
    { amount: 61.3, daysAgo: 6 },
  ]);
  expect(notice).toMatchObject({ why: 'rise', limit: 2, rose: { by: 2.2, days: 4 }, wording: plan.wording });
});

test('a slower rise, and a rise before the days of the plan, say nothing', () => {
  const plan = target({ riseBy: 2, riseDays: 7 });
  expect(noticeOf('weight', { amount: 63.1 }, plan, [{ amount: 61.2, daysAgo: 4 }])).toBeNull();
  expect(noticeOf('weight', { amount: 63.4 }, plan, [{ amount: 60.8, daysAgo: 8 }])).toBeNull();
});
