import { describe, expect, test } from 'vitest';
import { fixtureVisit, oseiId } from '../../../../test/fixture-visit';
import { decided, emptyDecision } from './conflict-draft';

const visit = fixtureVisit(oseiId)!;
const conflict = visit.conflicts[0]!;
const because = { ...emptyDecision, reason: ' Measured twice ' };

describe('a decision', () => {
  test('says what the record said when it was taken, and why', () => {
    expect(decided(because, 'offered', visit, conflict)).toEqual({
      ...{ visitId: visit.id, conflictId: conflict.id, choice: 'offered', reason: 'Measured twice' },
      inRecord: { kind: 'vital', amount: 96 },
      value: null,
    });
  });

  test('brings a value where it is for neither', () => {
    const own = { ...because, amount: '94' };
    expect(decided(own, 'other', visit, conflict)).toMatchObject({
      choice: 'other',
      value: { kind: 'vital', amount: 94 },
    });
    expect(decided({ ...own, amount: '940' }, 'other', visit, conflict)).toEqual({
      problems: { amount: true },
    });
  });

  test('needs no value where it is for one of the two, and always a reason', () => {
    expect(decided({ ...emptyDecision, amount: '940' }, 'kept', visit, conflict)).toEqual({
      problems: { reason: true },
    });
  });

  test('about an entry that is gone says that the record said nothing', () => {
    const emptied = { ...visit, entries: [] };
    expect(decided(because, 'kept', emptied, conflict)).toMatchObject({ inRecord: null });
  });
});
