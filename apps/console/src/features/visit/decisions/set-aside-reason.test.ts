import { expect, test } from 'vitest';
import { whyKey } from './set-aside-reason';

test('work that waits for a decision says why', () => {
  const reasons = [
    'visit.reassigned',
    'visit.locked',
    'visit.already_started',
    'record.former',
    'author.away',
  ];
  expect(reasons.filter((reason) => whyKey(reason) === 'other')).toEqual([]);
});
