import { expect, test } from 'vitest';
import { entryId } from './entry';
import { may, roles, type Permission } from './permissions';

test('two people who document one item of one visit meet in the same row, and in no other', () => {
  const visits = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'];
  expect(entryId(visits[0]!, 'note')).toBe(entryId(visits[0]!, 'note'));
  const ids = visits.flatMap((visit) => ['note', 'vital.pulse'].map((item) => entryId(visit, item)));
  expect(new Set(ids).size).toBe(4);
});

/** Everything that any role may do, said a second time: a change of the matrix is meant. */
test.each<[Permission, string]>([
  ['office.enter', 'coordinator administrator'],
  ['records.read.team', 'coordinator administrator'],
  ['visit.addend.any', 'coordinator administrator'],
  ['devices.manage', 'coordinator administrator'],
])('%s is for: %s', (permission, whom) => {
  expect(roles.filter((role) => may(role, permission)).join(' ')).toBe(whom);
});
