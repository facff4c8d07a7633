import { describe, expect, it } from 'vitest';
import {
  done,
  past,
  planTask,
  template,
  todays,
  visitRecord,
  vital,
  entry,
} from '../../../../test/fixtures/osei';
import type { Entry, VisitRecord } from './care-record';
import { documentOf, unexplainedRows, type SectionKey } from './document';
import { leftOver, mayStay, nextStep, type SignatureState } from './next-step';

const step = (
  section: SectionKey,
  record: VisitRecord,
  { signature = 'none', accepted = [] }: { signature?: SignatureState; accepted?: string[] } = {},
) => nextStep(section, { document: documentOf(record), signature, accepted });

const items = (found: ReturnType<typeof step>) =>
  found.kind === 'together' ? found.rows.map(({ item }) => item) : [];

const fourVitals = [
  todays('vital.blood_pressure', vital(132, 78)),
  todays('vital.pulse', vital(74)),
  todays('vital.oxygen', vital(96)),
  todays('vital.weight', vital(61.2)),
];
const fiveTasks = [30, 31, 32, 33, 34].map((plan) => todays(planTask(plan), done));

const noteNeeded = {
  ...template,
  sections: template.sections.map((section) => ({
    ...section,
    items: section.items.map((one) => (one.kind === 'note' ? { ...one, required: true } : one)),
  })),
};

describe('an unchanged follow-up', () => {
  it('is four vitals, five tasks, finish, signature, complete', () => {
    expect(items(step('vitals', visitRecord()))).toHaveLength(4);
    expect(step('vitals', visitRecord(fourVitals))).toEqual({ kind: 'go', section: 'tasks' });
    expect(items(step('tasks', visitRecord(fourVitals)))).toHaveLength(5);
    const all = [...fourVitals, ...fiveTasks];
    expect(step('note', visitRecord(all))).toEqual({ kind: 'go', section: 'finish' });
    expect(step('finish', visitRecord(all))).toEqual({ kind: 'sign' });
    expect(step('finish', visitRecord(all), { signature: 'signed' })).toEqual({ kind: 'complete' });
    expect(step('finish', visitRecord(all), { signature: 'reason' })).toEqual({ kind: 'complete' });
  });
});

describe('together', () => {
  const without = (...left: string[]) =>
    ['blood_pressure', 'pulse', 'oxygen', 'weight']
      .map((code) => `vital.${code}`)
      .filter((item) => !left.includes(item));
  const withPast = (more: Entry[]) => visitRecord([], { past: [...past, ...more] });

  it('skips what was out of the plan’s range', () => {
    expect(items(step('vitals', withPast([entry(20, 'vital.pulse', vital(92))])))).toEqual(
      without('vital.pulse'),
    );
  });

  it('skips what was changed last time', () => {
    const changed = entry(20, 'vital.oxygen', vital(96), { provenance: 'changed' });
    expect(items(step('vitals', withPast([changed])))).toEqual(without('vital.oxygen'));
  });

  it('skips what is trending', () => {
    const falling = [
      entry(20, 'vital.blood_pressure', vital(126, 76)),
      entry(21, 'vital.blood_pressure', vital(121, 74)),
    ];
    const record = withPast([...falling, entry(18, 'vital.blood_pressure', vital(140, 80))]);
    const trimmed = {
      ...record,
      past: record.past.filter(({ item, day }) => !(item === 'vital.blood_pressure' && day === '2026-11-19')),
    };
    expect(items(step('vitals', trimmed))).toEqual(without('vital.blood_pressure'));
  });

  it('skips what the template wants by itself', () => {
    const sections = template.sections.map((section) => ({
      ...section,
      items: section.items.map((one) => (one.item === 'vital.weight' ? { ...one, together: false } : one)),
    }));
    expect(items(step('vitals', visitRecord([], { template: { ...template, sections } })))).toEqual(
      without('vital.weight'),
    );
  });

  it('names what is left one by one, by hand where it deserves a look', () => {
    const record = visitRecord(fourVitals.slice(0, 2), {
      past: [...past, entry(20, 'vital.oxygen', vital(91))],
    });
    expect(step('vitals', record)).toMatchObject({ kind: 'confirm', row: { item: 'vital.weight' } });
    const rest = { ...record, entries: [...record.entries, todays('vital.weight', vital(61.2))] };
    expect(step('vitals', rest)).toMatchObject({
      kind: 'measure',
      row: { item: 'vital.oxygen', look: 'range' },
    });
  });
});

describe('what is carried over', () => {
  it('counts from the day it was measured, however often it was only reused since', () => {
    const old = entry(12, 'vital.pulse', vital(74));
    const reused = entry(20, 'vital.pulse', vital(74), { provenance: 'reused' });
    const record = visitRecord([], { past: [old, reused] });
    expect(documentOf(record).vitals[1]).toMatchObject({ standing: 'tooOld', value: null });
  });

  it('never offers again that a task was declined', () => {
    const declined = entry(20, planTask(32), { kind: 'task', done: 'declined', reason: 'Itchy' });
    const { tasks } = documentOf(visitRecord([], { past: [...past, declined] }));
    expect(tasks[2]).toMatchObject({ standing: 'empty', value: null });
    expect(
      step(
        'tasks',
        visitRecord(
          fiveTasks.filter(({ item }) => item !== planTask(32)),
          { past: [...past, declined] },
        ),
      ),
    ).toMatchObject({ kind: 'do', row: { item: planTask(32) } });
  });
});

describe('finish', () => {
  it('names what was left open, then lets it stay when somebody says so', () => {
    const record = visitRecord([...fourVitals.slice(0, 3), ...fiveTasks]);
    expect(step('finish', record)).toMatchObject({ kind: 'confirm', row: { item: 'vital.weight' } });
    expect(step('finish', record, { accepted: ['vital.weight'] })).toEqual({ kind: 'sign' });
  });

  describe('with a required vital that nothing is carried over of', () => {
    const never = past.filter(({ item }) => item !== 'vital.oxygen');
    const settled = [...fourVitals.filter(({ item }) => item !== 'vital.oxygen'), ...fiveTasks];
    const with_ = (...more: Entry[]) => visitRecord([...settled, ...more], { past: never });

    it('asks for it, and it may not stay as it is', () => {
      expect(step('finish', with_())).toMatchObject({ kind: 'measure', row: { item: 'vital.oxygen' } });
      expect(unexplainedRows(documentOf(with_()))).toMatchObject([{ item: 'vital.oxygen' }]);
      expect(unexplainedRows(documentOf(visitRecord([])))).toEqual([]);
    });

    it('takes a reason in the place of a value, and goes on', () => {
      const none = todays('vital.oxygen', { kind: 'unmeasured', reason: 'equipment' }, { provenance: 'new' });
      const [row] = documentOf(with_(none)).vitals.filter(({ item }) => item === 'vital.oxygen');
      expect(row).toMatchObject({ standing: 'unmeasured', value: null, unmeasured: { reason: 'equipment' } });
      expect(step('vitals', with_(none))).toEqual({ kind: 'go', section: 'tasks' });
      expect(step('finish', with_(none))).toEqual({ kind: 'sign' });
    });

    it('never offers the reason at the next visit, but what was last measured', () => {
      const none = entry(
        20,
        'vital.oxygen',
        { kind: 'unmeasured', reason: 'refused' },
        { provenance: 'new' },
      );
      const { vitals } = documentOf(visitRecord([], { past: [...past, none] }));
      expect(vitals.find(({ item }) => item === 'vital.oxygen')).toMatchObject({
        standing: 'offered',
        value: { kind: 'vital' },
      });
    });
  });

  it('asks for the note that is missing, last', () => {
    const record = visitRecord([...fourVitals, ...fiveTasks], { template: noteNeeded });
    expect(step('finish', record)).toEqual({ kind: 'write' });
    expect(step('finish', record, { accepted: ['note'] })).toEqual({ kind: 'sign' });
  });

  it('lets nothing stay but what may: a vital that must have a value or a reason is not counted', () => {
    const settled = [...fourVitals.filter(({ item }) => item !== 'vital.oxygen'), ...fiveTasks];
    const never = past.filter(({ item }) => item !== 'vital.oxygen');
    const document = documentOf(visitRecord(settled, { template: noteNeeded, past: never }));
    const left = leftOver(document, []);
    expect(left).toMatchObject([{ item: 'vital.oxygen' }, 'note']);
    expect(mayStay(document, left)).toEqual(['note']);
  });

  it('does not ask for a signature where the template does not', () => {
    const record = visitRecord([...fourVitals, ...fiveTasks], {
      template: { ...template, signature: false },
    });
    expect(step('finish', record)).toEqual({ kind: 'complete' });
  });
});
