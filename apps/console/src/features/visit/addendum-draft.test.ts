import { visitAddend } from '@berthcare/shared/commands/visit-addend';
import { describe, expect, test } from 'vitest';
import { fixtureVisit, oseiId } from '../../../test/fixture-visit';
import { addition } from './addition';
import { currentValue, emptyDraft, finish, type AddendumDraft } from './addendum-draft';
import { officeCommand } from './office-command';
import { typedNumber } from './value-draft';

const visit = fixtureVisit(oseiId)!;
const draft = (over: Partial<AddendumDraft>): AddendumDraft => ({
  ...emptyDraft,
  reason: 'Digits swapped',
  ...over,
});

test.each([
  ['87', 87],
  [' 63.4 ', 63.4],
  ['63,4', 63.4],
  ['63.45', null],
  ['', null],
  ['1e3', null],
  ['-5', null],
  ['abc', null],
])('%j is typed for %j', (typed, number) => {
  expect(typedNumber(typed)).toBe(number);
});

describe('an addition to the whole visit', () => {
  test('is a text with its reason', () => {
    expect(finish(draft({ text: ' Daughter called. ' }), visit)).toEqual({
      ...{ item: null, value: null, previous: null, text: 'Daughter called.', reason: 'Digits swapped' },
    });
  });

  test('without text or reason says which is missing', () => {
    expect(finish(draft({ reason: ' ' }), visit)).toEqual({ problems: { text: true, reason: true } });
  });
});

describe('a correction', () => {
  test('carries the value on record, corrections included', () => {
    const pulse = visit.entries.find(({ item }) => item === 'vital.pulse')!;
    expect(currentValue(pulse, visit)).toEqual({ kind: 'vital', amount: 87 });
    expect(finish(draft({ item: 'vital.pulse', amount: '78' }), visit)).toMatchObject({
      ...{
        item: 'vital.pulse',
        value: { kind: 'vital', amount: 78 },
        previous: { kind: 'vital', amount: 87 },
      },
    });
  });

  test('of blood pressure has both values, the lower below the upper', () => {
    const pressure = (amount: string, second: string) =>
      finish(draft({ item: 'vital.blood_pressure', amount, second }), visit);
    expect(pressure('128', '76')).toMatchObject({ value: { kind: 'vital', amount: 128, second: 76 } });
    expect(pressure('76', '128')).toEqual({ problems: { second: true } });
    expect(pressure('128', '')).toEqual({ problems: { second: true } });
  });

  test.each(['5', '900', ''])('a weight of %j cannot be', (amount) => {
    expect(finish(draft({ item: 'vital.weight', amount }), visit)).toEqual({ problems: { amount: true } });
  });

  test('of a task that was not done says why', () => {
    const pills = (taskReason: string) =>
      finish(draft({ item: 'task.pills', done: 'declined', taskReason }), visit);
    expect(pills('')).toEqual({ problems: { taskReason: true } });
    expect(pills('Asleep')).toMatchObject({ value: { kind: 'task', done: 'declined', reason: 'Asleep' } });
  });
});

test('what is sent is what the rule takes', () => {
  for (const over of [{ text: 'More' }, { item: 'vital.weight', amount: '63,4' }, { item: 'task.pills' }]) {
    const written = finish(draft(over), visit);
    if ('problems' in written) throw new Error('not finished');
    const { payload, type, stream } = officeCommand(visit.streamId, addition(visit, written));
    expect(visitAddend.schema.safeParse(payload).error).toBeUndefined();
    expect({ type, stream }).toEqual({ type: 'visit.addend', stream: visit.streamId });
  }
});
