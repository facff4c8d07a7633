import { expect, test } from 'vitest';
import { at, caregivers, fixtureDay, fixtureId, now, teams, visits } from '../../../test/fixture-day';
import { boardOf } from './board';
import { needsOf } from './needs';

const [east, west] = teams.map(({ id }) => id);
const board = boardOf(fixtureDay(), now);

test('counts each visit once, by how it stands', () => {
  expect(board.counts).toEqual({
    ...{ planned: 10, in_progress: 3, done: 18, late: 1, missed: 1, unknown: 3, cancelled: 0 },
  });
  expect(Object.values(board.counts).reduce((a, b) => a + b)).toBe(visits.length);
});

test('puts what nobody is assigned to first in its team, then the caregivers by name', () => {
  const [, second] = board.teams;
  expect(second?.lanes.map(({ caregiver }) => caregiver?.name ?? null)).toEqual([
    ...[null, 'Aleisha Grant', 'Chloé Lavallée', 'Mei-Ling Zhao', 'Omar Haddad'],
  ]);
  expect(second?.free.map(({ name }) => name)).toEqual(['Denise Roy']);
});

test('one team alone, when it is asked for', () => {
  const only = boardOf(fixtureDay(), now, east);
  expect(only.teams.map(({ id }) => id)).toEqual([east]);
  expect(only.visits.every(({ teamId }) => teamId === east)).toBe(true);
  expect(only.visits.length + boardOf(fixtureDay(), now, west).visits.length).toBe(visits.length);
});

test('what waits: missed, then two values, then late work, then late visits, then who is silent', () => {
  const needs = needsOf(board, now);
  expect(needs.map(({ kind }) => kind)).toEqual(['missed', 'conflict', 'setAside', 'late', 'silent']);
  expect(needs[2]).toMatchObject({ visit: { clientName: 'Joseph Hébert' } });
  expect(needs[3]).toMatchObject({ minutes: 29, visit: { clientName: 'Raymond Doucette' } });
  expect(needs[4]).toMatchObject({ caregiver: { name: 'Tomasz Wrobel' }, visits: [{}, {}, {}] });
});

test('a phone that is heard again makes unknown visits late or missed, nothing else', () => {
  const heard = caregivers.map((caregiver) =>
    caregiver.id === fixtureId(2, 4) ? { ...caregiver, lastHeardAt: now } : caregiver,
  );
  const known = boardOf({ ...fixtureDay(), caregivers: heard }, now);
  const stands = (name: string) => known.visits.find(({ clientName }) => clientName === name)?.standing;
  expect(stands('Ingrid Olsen')).toBe('missed');
  expect(stands('Brendan Quinn')).toBe('missed');
  expect(stands('Elena Rossi')).toBe('planned');
  expect(needsOf(known, now).some(({ kind }) => kind === 'silent')).toBe(false);
});

test('as it was known earlier, nothing was late yet', () => {
  expect(boardOf(fixtureDay(), at('12:50')).counts.late).toBe(0);
});
