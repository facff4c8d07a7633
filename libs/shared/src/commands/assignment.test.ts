import { describe, expect, test } from 'vitest';
import { documented, marc, noon, picture, priya, pulse, visit } from '../testing/record-rows';
import { understand } from '../sync/decide';
import type { Author, Verdict } from './command';

type Visit = ReturnType<typeof visit>;

const payloads = {
  'visit.start': { startedAt: noon, place: { missing: 'denied' } },
  'visit.document': { entries: [documented('vital.pulse', pulse(71))] },
  'visit.complete': {
    ...{ endedAt: noon, place: { missing: 'denied' }, summary: '', signature: null, unsignedReason: null },
  },
  'photo.attach': picture(),
};
type Type = keyof typeof payloads;

function decide(type: Type, visits: Visit[], author: Author = { id: priya, role: 'caregiver' }): Verdict {
  const understood = understand(type, 1, { visitId: visit('morning').id, ...payloads[type] });
  if ('refused' in understood) throw new Error(understood.refused);
  const record = { visits, entries: [], templates: [], vitals: [], completed: [], same: [] };
  const context = { commandId: 'command', streamId: 'ada', author, at: noon, receivedAt: noon, basis: {} };
  return understood.decide(record, context);
}

const outcomeOf = (verdict: Verdict) =>
  'reason' in verdict ? `${verdict.outcome} ${verdict.reason}` : verdict.outcome;

/** What each command says of a visit, by whose it is and how far it is. */
const cases: [string, Partial<Visit>, Record<Type, string>][] = [
  [
    'planned, theirs',
    {},
    {
      'visit.start': 'applied',
      'visit.document': 'refused visit.not_started',
      'visit.complete': 'refused visit.not_started',
      'photo.attach': 'refused visit.not_started',
    },
  ],
  [
    'in progress, theirs',
    { state: 'in_progress' },
    {
      'visit.start': 'review visit.already_started',
      'visit.document': 'applied',
      'visit.complete': 'applied',
      'photo.attach': 'applied',
    },
  ],
  ...(['completed', 'cancelled', 'missed'] as const).map((state): (typeof cases)[number] => [
    `${state}, theirs`,
    { state },
    {
      'visit.start': 'review visit.already_started',
      'visit.document': 'review visit.locked',
      'visit.complete': 'review visit.locked',
      'photo.attach': 'review visit.locked',
    },
  ]),
  ...(['planned', 'in_progress', 'completed'] as const).flatMap((state): typeof cases => [
    [
      `${state}, theirs before it was given to somebody else`,
      { state, assignedTo: marc, formerlyAssigned: [priya] },
      {
        'visit.start': 'review visit.reassigned',
        'visit.document': 'review visit.reassigned',
        'visit.complete': 'review visit.reassigned',
        'photo.attach': 'review visit.reassigned',
      },
    ],
    [
      `${state}, theirs before it was nobody's`,
      { state, assignedTo: null, formerlyAssigned: [marc, priya] },
      {
        'visit.start': 'review visit.reassigned',
        'visit.document': 'review visit.reassigned',
        'visit.complete': 'review visit.reassigned',
        'photo.attach': 'review visit.reassigned',
      },
    ],
    [
      `${state}, never theirs`,
      { state, assignedTo: marc },
      {
        'visit.start': 'refused visit.unknown',
        'visit.document': 'refused visit.unknown',
        'visit.complete': 'refused visit.unknown',
        'photo.attach': 'refused visit.unknown',
      },
    ],
  ]),
];

describe.each(cases)('a visit that is %s', (_, over, expected) => {
  test.each(Object.entries(expected) as [Type, string][])('%s: %s', (type, outcome) => {
    expect(outcomeOf(decide(type, [visit('morning', over)]))).toBe(outcome);
  });
});

test.each(Object.keys(payloads) as Type[])(
  '%s of a visit that is not there tells no more than of a foreign one',
  (type) => {
    expect(decide(type, [])).toEqual(decide(type, [visit('morning', { assignedTo: marc })]));
  },
);

test.each(['coordinator', 'administrator'] as const)(
  'a %s does not work in the place of the one who was there',
  (role) => {
    expect(
      outcomeOf(decide('visit.document', [visit('morning', { state: 'in_progress' })], { id: marc, role })),
    ).toBe('refused visit.unknown');
  },
);
