import { entryId, type EntryValue, type Provenance } from '@berthcare/shared/domain/entry';
import { reusedPart, reusedShareLimit, shareOf } from '@berthcare/shared/domain/provenance';
import { itemsOf, taskReuseDays, type VisitItem } from '@berthcare/shared/domain/reuse';
import type { Place } from '@berthcare/shared/domain/visit';
import { vitals } from '@berthcare/shared/domain/vitals';
import { canonical } from '@berthcare/shared/sync/canonical';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { Chance } from './chance';
import type { DemoClient } from './client';
import { planOf } from './clients';
import { signatureOf } from './signature';
import { templates, type TemplateCode } from './templates';
import { dayNumber, HOUR, MINUTE } from './time';
import { readingOn } from './vital-course';
import { noteFor, reasonFor, summaryOf } from './words';

export type Visit = Row<Tables['visit']>;
export type Entry = Row<Tables['visitEntry']>;

/** The last looked-at entry of each item of one client: what the next visit carries over. */
export type Carried = Map<string, Entry>;

/** A visit, with what was recorded at it. */
export interface Done {
  visit: Visit;
  entries: Entry[];
}

export interface Work {
  visit: Visit;
  client: DemoClient;
  carried: Carried;
  /** Nothing reaches the office later than this. */
  now: number;
  /** Most values are left as they were. */
  hasty?: boolean;
  /** What is recorded of an item, where it matters for what the demo shows. */
  script?: (asked: VisitItem) => EntryValue | null;
}

const templateOf = ({
  templateId,
}: Visit): { code: TemplateCode; items: (client: DemoClient) => VisitItem[] } => {
  const template = Object.values(templates).find(({ id }) => id === templateId)!;
  return {
    code: template.code as TemplateCode,
    items: (client) => itemsOf(template, planOf(client, 0)),
  };
};

/** When the caregiver came, and went. */
export function timesOf({ id, plannedStart, plannedEnd }: Visit): { startedAt: number; endedAt: number } {
  const chance = new Chance('times', id);
  const startedAt = plannedStart + chance.whole(-4, 7) * MINUTE + chance.whole(0, 59) * 1000;
  const length = plannedEnd - plannedStart;
  return { startedAt, endedAt: startedAt + Math.round(length * (0.86 + 0.14 * chance.next())) };
}

/** Where the phone was; now and then it could not tell. */
function placeOf({ at: [latitude, longitude] }: DemoClient, at: number, chance: Chance): Place {
  if (chance.happens(0.04)) return { missing: chance.pick(['timeout', 'unavailable', 'denied'] as const) };
  const off = () => (chance.next() - 0.5) * 0.0004;
  return {
    latitude: Number((latitude + off()).toFixed(6)),
    longitude: Number((longitude + off()).toFixed(6)),
    accuracy: chance.whole(5, 28),
    at,
  };
}

/** The visit as it is while the caregiver is there. */
export function begun({ visit, client }: Pick<Work, 'visit' | 'client'>): Visit {
  const { startedAt } = timesOf(visit);
  const startPlace = placeOf(client, startedAt, new Chance('start', visit.id));
  return { ...visit, state: 'in_progress', startedAt, startedBy: visit.assignedTo, startPlace };
}

/** The visit as its caregiver documented and completed it, with the entries; what it leaves is carried on. */
export function documented(work: Work): Done {
  const { visit, client, carried, now } = work;
  const chance = new Chance('visit', visit.id);
  const { startedAt, endedAt } = timesOf(visit);
  const { code, items } = templateOf(visit);
  const asked = items(client);
  const entries = asked.flatMap((item, place) => {
    const recordedAt = startedAt + Math.round(((endedAt - startedAt) * (place + 1)) / (asked.length + 2));
    const entry = entryFor(work, item, code, recordedAt, chance);
    return entry ? [entry] : [];
  });
  for (const entry of entries) if (entry.provenance !== 'reused') carried.set(entry.item, entry);
  const share = shareOf(entries);
  const late = chance.happens(0.15) ? chance.whole(20, 180) * MINUTE : chance.whole(2, 40) * 1000;
  const receivedAt = Math.max(endedAt, Math.min(endedAt + late, now));
  return {
    entries,
    visit: {
      ...begun(work),
      state: 'completed',
      ...{
        endedAt,
        endPlace: placeOf(client, endedAt, chance),
        summary: summaryOf(entries, client.language),
      },
      ...signing(work, endedAt - MINUTE, chance),
      share,
      reviewReasons: reusedPart(share) > reusedShareLimit ? ['reuse.high'] : [],
      ...{ completedBy: visit.assignedTo, lockedAt: endedAt, receivedAt },
    },
  };
}

function signing(
  { visit, client }: Work,
  at: number,
  chance: Chance,
): Pick<Visit, 'signature' | 'unsignedReason'> {
  const asked = Object.values(templates).find(({ id }) => id === visit.templateId)!.signature;
  if (!asked) return { signature: null, unsignedReason: null };
  if (chance.happens(0.06)) {
    return {
      signature: null,
      unsignedReason: { reason: chance.pick(['asleep', 'unable', 'nobody'] as const) },
    };
  }
  const representative = client.contacts.find(([, , , may]) => may);
  const byRepresentative = representative && chance.happens(0.1);
  const signer = byRepresentative ? 'representative' : 'client';
  const name = byRepresentative ? representative[0] : client.name;
  return { signature: signatureOf(signer, name, at), unsignedReason: null };
}

function entryFor(
  { visit, client, carried, hasty = false, script }: Work,
  asked: VisitItem,
  code: TemplateCode,
  recordedAt: number,
  chance: Chance,
): Entry | null {
  const value = script ? script(asked) : valueFor(asked, client, visit, code, chance);
  if (!value) return null;
  const { item, kind } = asked;
  const before = carriedFor(asked, carried.get(item), recordedAt);
  // Now and then nobody looks again: the record says so.
  const left = before !== null && !script && chance.happens(hasty ? 0.8 : 0.04);
  const kept = left ? before.value : value;
  return {
    ...{ id: entryId(visit.id, item), streamId: visit.streamId, visitId: visit.id, day: visit.day },
    ...{ item, kind, value: kept, provenance: left ? 'reused' : provenanceOf(before, value) },
    sourceEntryId: before?.id ?? null,
    together: before !== null && canonical(before.value) === canonical(kept) && chance.happens(0.7),
    ...{ recordedAt, recordedBy: visit.assignedTo! },
  };
}

function carriedFor(asked: VisitItem, before: Entry | undefined, at: number): Entry | null {
  if (!before || asked.kind === 'note') return null;
  const days = asked.kind === 'vital' ? vitals[asked.vital].reuseDays : taskReuseDays;
  return at - before.recordedAt > days * 24 * HOUR ? null : before;
}

function provenanceOf(before: Entry | null, value: EntryValue): Provenance {
  if (!before) return 'new';
  return canonical(before.value) === canonical(value) ? 'confirmed' : 'changed';
}

/** Nothing, where somebody passed over what may be passed over. */
function valueFor(
  asked: VisitItem,
  client: DemoClient,
  visit: Visit,
  code: TemplateCode,
  chance: Chance,
): EntryValue | null {
  if (asked.kind === 'vital') {
    const course = client.vitals?.[asked.vital];
    const taken = asked.required || chance.happens(0.3);
    return course && taken ? readingOn(client.key, asked.vital, course, dayNumber(visit.day)) : null;
  }
  if (asked.kind === 'task') {
    if (chance.happens(0.96)) return { kind: 'task', done: 'done' };
    const done = chance.pick(['declined', 'declined', 'not_needed'] as const);
    return { kind: 'task', done, reason: reasonFor(client.language, chance) };
  }
  if (!asked.required && chance.happens(0.35)) return null;
  return { kind: 'note', text: noteFor(code, client.language, chance) };
}
