import { expect, test } from 'vitest';
import { emptyDecision, readyDecision, type VisitConflict } from './conflict';

const side = { author: 'Priya Nair', at: 0 };
const oxygen: VisitConflict = {
  ...{ id: 'c', item: 'vital.oxygen', vital: 'oxygen', title: '', decision: null, mayDecide: true },
  kept: { ...side, value: { kind: 'vital', amount: 96 } },
  offered: { ...side, value: { kind: 'vital', amount: 92 } },
};

test('a decision lacks its choice first, then a value of its own, then why', () => {
  expect(readyDecision(emptyDecision, oxygen)).toEqual({ missing: 'choice' });
  const other = { ...emptyDecision, choice: 'other' as const };
  expect(readyDecision(other, oxygen)).toEqual({ missing: 'value' });
  expect(readyDecision({ ...other, number: '94' }, oxygen)).toEqual({ missing: 'why' });
  expect(readyDecision({ ...other, number: '94', reason: ' Measured again ' }, oxygen)).toEqual({
    ...{ choice: 'other', value: { kind: 'vital', amount: 94 }, reason: 'Measured again' },
  });
});

test('what was typed does not count where one of the two is chosen', () => {
  const draft = { choice: 'offered' as const, number: '94', reason: 'Luc was slower' };
  expect(readyDecision(draft, oxygen)).toEqual({ choice: 'offered', value: null, reason: 'Luc was slower' });
});
