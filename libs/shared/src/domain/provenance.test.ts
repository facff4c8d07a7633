import { describe, expect, test } from 'vitest';
import { entry, noon, pulse, visit } from '../testing/record-rows';
import type { Provenance } from './entry';
import { reusedPart, reviewReasons, shareOf } from './provenance';

const DAY = 86_400_000;
const today = visit('today', { state: 'in_progress' });
const before = [1, 2, 3].map((days) =>
  visit(`${days} days ago`, { state: 'completed', plannedStart: noon - days * DAY }),
);

type Visit = typeof today;
const vitals = (of: Visit, amount: number, weight = 61) => [
  entry(of, 'vital.pulse', pulse(amount), { provenance: 'confirmed' }),
  entry(of, 'vital.weight', pulse(weight), { provenance: 'confirmed' }),
];
const tasks = (provenances: Provenance[]) =>
  provenances.map((provenance, i) =>
    entry(today, `task.${i}`, { kind: 'task', done: 'done' }, { provenance }),
  );

test('a share counts how each entry came to be, but no notes', () => {
  const note = entry(today, 'note', { kind: 'note', text: 'Calm' });
  expect(shareOf([...tasks(['reused', 'reused', 'confirmed', 'changed', 'new']), note])).toEqual({
    ...{ reused: 2, confirmed: 1, changed: 1, new: 1 },
  });
});

test('the reused part of nothing is nothing', () => expect(reusedPart(shareOf([]))).toBe(0));

describe('a second person looks', () => {
  const reasons = (own: ReturnType<typeof vitals>, history: [Visit, number][]) =>
    reviewReasons(
      today,
      own,
      history.map(([of]) => of),
      [...own, ...history.flatMap(([of, amount]) => vitals(of, amount))],
      undefined,
    );
  const [one, two, three] = before as [Visit, Visit, Visit];

  test.each<[string, [Visit, number][], string[]]>([
    [
      'when all vitals are those of the last two visits',
      [
        [one, 71],
        [two, 71],
      ],
      ['vitals.identical'],
    ],
    [
      'whatever came before them',
      [
        [one, 71],
        [two, 71],
        [three, 99],
      ],
      ['vitals.identical'],
    ],
    [
      'in whatever order they are read',
      [
        [three, 99],
        [two, 71],
        [one, 71],
      ],
      ['vitals.identical'],
    ],
    [
      'not when they are those of the last visit only',
      [
        [one, 71],
        [two, 72],
      ],
      [],
    ],
    [
      'not when the last visit was different',
      [
        [one, 72],
        [two, 71],
        [three, 71],
      ],
      [],
    ],
    ['not when there was one visit before', [[one, 71]], []],
    ['not when there was none', [], []],
  ])('%s', (_, history, expected) => expect(reasons(vitals(today, 71), history)).toEqual(expected));

  test('not when there are no vitals to be identical', () => {
    expect(reviewReasons(today, [], before, [], undefined)).toEqual([]);
  });

  test('not when one vital of several differs', () => {
    const earlier = [...vitals(one, 71), ...vitals(two, 71)];
    const own = vitals(today, 71, 62);
    expect(reviewReasons(today, own, [one, two], [...own, ...earlier], undefined)).toEqual([]);
  });

  test('not because of visits after this one, or this one itself', () => {
    const later = visit('later', { state: 'completed', plannedStart: noon + DAY });
    const self = { ...today, state: 'completed' as const };
    expect(
      reasons(vitals(today, 71), [
        [one, 71],
        [later, 71],
        [self, 71],
      ]),
    ).toEqual([]);
  });

  test.each<[Provenance[], string[]]>([
    [['reused', 'reused', 'confirmed'], ['reuse.high']],
    [['reused', 'confirmed'], []],
    [['reused'], ['reuse.high']],
    [['new', 'changed'], []],
  ])('at %j: %j', (provenances, expected) => {
    expect(reviewReasons(today, tasks(provenances), [], [], undefined)).toEqual(expected);
  });

  test('when a required vital has neither a value nor a reason', () => {
    const sign = (required: boolean) => ({
      ...{ item: 'vital.pulse', kind: 'vital' as const, vital: 'pulse' as const, together: true, required },
    });
    const asks = (required: boolean) => ({
      ...{
        id: today.templateId,
        streamId: 'agency',
        code: 'care',
        edition: 1,
        active: true,
        signature: true,
      },
      ...{
        name: { en: 'Care', fr: 'Soins' },
        sections: [{ key: 'vitals' as const, items: [sign(required)] }],
      },
    });
    const none = entry(today, 'vital.pulse', { kind: 'unmeasured', reason: 'equipment' });
    const measured = entry(today, 'vital.pulse', pulse(71));
    expect(reviewReasons(today, [], [], [], asks(true))).toEqual(['vitals.unexplained']);
    for (const own of [[none], [measured]])
      expect(reviewReasons(today, own, [], own, asks(true))).toEqual([]);
    expect(reviewReasons(today, [], [], [], asks(false))).toEqual([]);
  });

  test('not because nothing could be measured three times running', () => {
    const none = (of: Visit) => entry(of, 'vital.pulse', { kind: 'unmeasured', reason: 'refused' });
    const all = [today, one, two].map(none);
    expect(reviewReasons(today, [none(today)], [one, two], all, undefined)).toEqual([]);
  });
});
