import { expect, test } from 'vitest';
import { derivedId } from '../sync/derived-id';
import { ada, marc, noon, priya, visit } from '../testing/record-rows';
import { applied, forReview, put, refused, type Aside, type Author, type Verdict } from './command';
import { setAsideAccept, setAsideDecline } from './set-aside';

const dana = derivedId('person', 'dana');
const of = visit('morning');
const started = put('visit', { ...of, state: 'in_progress', startedAt: noon, startedBy: priya });

const aside = (verdict: Verdict | null = applied(started)): Aside => ({
  ...{ id: derivedId('late'), authorId: priya, at: noon - 60, visitId: of.id },
  letIn: verdict && (() => verdict),
});

interface Case {
  about?: Aside | null;
  settled?: { id: string }[];
  author?: Author;
}

const decide = (
  { rule }: typeof setAsideAccept | typeof setAsideDecline,
  { about = aside(), settled = [], author = { id: dana, role: 'coordinator' } }: Case = {},
) =>
  rule(
    { settled: settled as never, offices: [{ timeZone: 'America/Toronto' }] as never },
    { commandId: derivedId('late'), reason: 'No network there' },
    {
      ...{ commandId: 'decision', streamId: ada, author, at: noon, receivedAt: noon + 9, basis: {} },
      aside: about,
    },
  );

const settlement = (decision: 'accepted' | 'declined') =>
  put('settlement', {
    ...{
      id: derivedId('late'),
      streamId: ada,
      visitId: of.id,
      day: '2026-03-05',
      authorId: priya,
      at: noon - 60,
    },
    ...{ decision, reason: 'No network there', decidedBy: dana, decidedAt: noon + 9 },
  });

test('accepted, it takes effect by its own rule, and the record says who let it in and why', () => {
  expect(decide(setAsideAccept)).toEqual({ outcome: 'applied', changes: [started, settlement('accepted')] });
});

test('accepted beside another value, it is a conflict like any other', () => {
  const verdict = decide(setAsideAccept, { about: aside({ outcome: 'conflict', changes: [] }) });
  expect(verdict).toEqual({ outcome: 'conflict', changes: [settlement('accepted')] });
});

test('the rule is told why it is let in', () => {
  const reasons: string[] = [];
  const about: Aside = {
    ...aside(),
    letIn: ({ reason }) => {
      reasons.push(reason);
      return applied();
    },
  };
  decide(setAsideAccept, { about });
  expect(reasons).toEqual(['No network there']);
});

test('declined, it changes nothing but that the record says so, and why', () => {
  expect(decide(setAsideDecline)).toEqual({ outcome: 'applied', changes: [settlement('declined')] });
});

test.each([
  ['its own rule has no place for it', aside(refused('visit.not_started')), 'visit.not_started'],
  [
    'its own rule would ask a person again',
    aside(forReview('visit.already_started')),
    'visit.already_started',
  ],
  ['nobody understands it', aside(null), 'set_aside.not_acceptable'],
])('it cannot be accepted when %s, and can be declined', (_, about, reason) => {
  expect(decide(setAsideAccept, { about })).toEqual({ outcome: 'refused', reason });
  expect(decide(setAsideDecline, { about }).outcome).toBe('applied');
});

test.each<[string, Case, string]>([
  ['somebody has decided', { settled: [{ id: derivedId('late') }] }, 'set_aside.decided'],
  ['there is no such work any more', { about: null }, 'set_aside.unknown'],
  ['a caregiver decides', { author: { id: marc, role: 'caregiver' } }, 'set_aside.unknown'],
])('nothing is decided when %s', (_, over, reason) => {
  expect(decide(setAsideAccept, over)).toEqual({ outcome: 'refused', reason });
  expect(decide(setAsideDecline, over)).toEqual({ outcome: 'refused', reason });
});

test('who decides says why', () => {
  const payload = { commandId: derivedId('late'), reason: 'No network there' };
  expect(setAsideAccept.schema.safeParse(payload).success).toBe(true);
  expect(setAsideAccept.schema.safeParse({ ...payload, reason: '  ' }).success).toBe(false);
});
