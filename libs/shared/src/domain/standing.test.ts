import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSilent, lateAfter, silentAfter, standingOf, type StandingVisit } from './standing';

const MINUTE = 60_000;
const noon = Date.UTC(2026, 10, 23, 17);
const at = (minutes: number) => noon + minutes * MINUTE;

const visit = (over: Partial<StandingVisit> = {}): StandingVisit => ({
  state: 'planned',
  plannedStart: at(0),
  plannedEnd: at(45),
  caregiverId: 'priya',
  ...over,
});

test('before its time a visit is planned, whatever the phone', () => {
  expect(standingOf(visit(), at(-1), at(-1))).toBe('planned');
  expect(standingOf(visit(), null, at(-1))).toBe('planned');
});

test('a visit is late a quarter of an hour after its time, while the phone is heard', () => {
  expect(standingOf(visit(), at(14), at(14))).toBe('planned');
  expect(standingOf(visit(), at(15), at(15))).toBe('late');
  expect(standingOf(visit(), at(20), at(29))).toBe('late');
});

test('a silent phone makes it unknown, not late', () => {
  expect(standingOf(visit(), at(-20), at(0))).toBe('unknown');
  expect(standingOf(visit(), null, at(5))).toBe('unknown');
  expect(standingOf(visit(), at(20), at(36))).toBe('unknown');
});

test('missed needs a phone that was heard after the end', () => {
  expect(standingOf(visit(), at(59), at(60))).toBe('late');
  expect(standingOf(visit(), at(60), at(60))).toBe('missed');
  expect(standingOf(visit(), at(70), at(300))).toBe('missed');
  expect(standingOf(visit(), at(44), at(300))).toBe('unknown');
});

test('a visit without a caregiver waits for no phone', () => {
  const open = visit({ caregiverId: null });
  expect(standingOf(open, null, at(15))).toBe('late');
  expect(standingOf(open, null, at(60))).toBe('missed');
});

test('what the phone told stands, however silent it is since', () => {
  expect(standingOf(visit({ state: 'completed' }), null, at(300))).toBe('done');
  expect(standingOf(visit({ state: 'cancelled' }), null, at(300))).toBe('cancelled');
  expect(standingOf(visit({ state: 'missed' }), null, at(300))).toBe('missed');
});

test('a visit under way is unknown once its end has passed and the phone is silent', () => {
  const begun = visit({ state: 'in_progress' });
  expect(standingOf(begun, at(2), at(59))).toBe('in_progress');
  expect(standingOf(begun, at(2), at(60))).toBe('unknown');
  expect(standingOf(begun, at(290), at(300))).toBe('in_progress');
});

test('a silent phone never makes a visit late', () => {
  fc.assert(
    fc.property(fc.integer({ min: -600, max: 600 }), fc.integer({ min: 0, max: 900 }), (now, silence) => {
      const heard = at(now - silence);
      fc.pre(isSilent(heard, at(now)));
      expect(standingOf(visit(), heard, at(now))).not.toBe('late');
    }),
  );
});

test('the limits are those the office reads', () => {
  expect(lateAfter).toBe(15 * MINUTE);
  expect(isSilent(at(0), at(0) + silentAfter)).toBe(false);
  expect(isSilent(at(0), at(0) + silentAfter + 1)).toBe(true);
});
