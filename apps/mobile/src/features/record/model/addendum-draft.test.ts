import { expect, it } from 'vitest';
import { emptyAddendum, readyAddendum, wordsOf } from './addendum-draft';
import type { RecordEntry } from './record-view';

const words = (key: string) => `<${key}>`;
const pulse: RecordEntry = {
  ...{ item: 'vital.pulse', vital: 'pulse', title: 'Pulse', value: { kind: 'vital', amount: 78 } },
  ...{ provenance: 'changed', together: false, recordedAt: 0, was: null },
};

it('names what is missing, one thing at a time', () => {
  expect(readyAddendum(emptyAddendum, null, words)).toEqual({ missing: 'what' });
  expect(readyAddendum(emptyAddendum, pulse, words)).toEqual({ missing: 'value' });
  expect(readyAddendum({ ...emptyAddendum, number: '870' }, pulse, words)).toEqual({ missing: 'value' });
  expect(readyAddendum({ ...emptyAddendum, number: '87' }, pulse, words)).toEqual({ missing: 'why' });
});

it('corrects a value, or adds words, with a reason', () => {
  const draft = { ...emptyAddendum, number: '87', reason: 'typing' as const, more: ' digits swapped ' };
  expect(readyAddendum(draft, pulse, words)).toEqual({
    value: { kind: 'vital', amount: 87 },
    text: null,
    reason: '<typing>, digits swapped',
  });
  const said = { ...emptyAddendum, text: ' Daughter called. ', more: 'forgot' };
  expect(readyAddendum(said, null, words)).toEqual({
    value: null,
    text: 'Daughter called.',
    reason: 'forgot',
  });
});

it('is remembered by what was typed', () => {
  const named = (item: string, number: string) => `${item}: ${number}`;
  expect(wordsOf({ ...emptyAddendum, item: 'vital.pulse' }, named)).toEqual([]);
  const draft = { ...emptyAddendum, item: 'vital.pulse', number: '87 ', text: ' ', more: 'digits ' };
  expect(wordsOf(draft, named)).toEqual(['vital.pulse: 87', 'digits']);
});
