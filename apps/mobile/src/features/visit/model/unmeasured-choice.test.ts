import { entryValue } from '@berthcare/shared/domain/entry';
import { expect, it } from 'vitest';
import { choiceOf, noReason, unmeasuredValueOf } from './unmeasured-choice';

it('nothing chosen says nothing, and "something else" wants words', () => {
  expect(unmeasuredValueOf(noReason)).toBeNull();
  expect(unmeasuredValueOf({ reason: 'other', detail: '  ' })).toBeNull();
});

it('what is chosen is what the record takes, and comes back to be changed', () => {
  for (const choice of [
    { reason: 'refused' as const, detail: '' },
    { reason: 'equipment' as const, detail: 'Cuff leaks' },
    { reason: 'other' as const, detail: 'Arm in plaster' },
  ]) {
    const value = unmeasuredValueOf(choice)!;
    expect(entryValue.safeParse(value).success).toBe(true);
    expect(choiceOf(value)).toEqual(choice);
  }
});
