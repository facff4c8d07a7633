import { z } from 'zod';
import { visitStates } from '../domain/visit';
import { endpoint } from './endpoint';
import { id, instant } from './fields';
import { bothLanguages } from './office-day';
import { author, officeSetAside, setAsideOutcomes } from './office-visit';

/**
 * What waits for a person, the most urgent first: two values of which one may be wrong; work that is in no record until
 * somebody decides; work whose author was told that it is in none; work that the server tries again by itself.
 */
export const waitingKinds = ['conflict', ...setAsideOutcomes] as const;
export type WaitingKind = (typeof waitingKinds)[number];

const waitingCounts = z.object({
  conflict: z.int().nonnegative(),
  review: z.int().nonnegative(),
  refused: z.int().nonnegative(),
  held: z.int().nonnegative(),
});
export type WaitingCounts = z.infer<typeof waitingCounts>;

const record = {
  /** The care record: the stream that commands about it name. */
  streamId: id,
  /** Whose record and which team's; null where the record is no client's. */
  clientName: z.string().nullable(),
  teamName: z.string().nullable(),
  /** Since when the oldest of it waits. */
  since: instant,
};

const waitingAtVisit = z
  .object({
    kind: z.literal('visit'),
    ...record,
    visit: z.object({
      id,
      day: z.iso.date(),
      state: z.enum(visitStates),
      plannedStart: instant,
      template: bothLanguages,
    }),
    counts: waitingCounts,
    /** Whose work waits. */
    people: z.array(author),
  })
  .meta({ id: 'WaitingAtVisit' });
export type WaitingAtVisit = z.infer<typeof waitingAtVisit>;

/** Work that names no visit, or one that is not there: it has no other page. */
const waitingAlone = z
  .object({
    kind: z.literal('alone'),
    ...record,
    command: officeSetAside,
    people: z.array(author),
  })
  .meta({ id: 'WaitingAlone' });
export type WaitingAlone = z.infer<typeof waitingAlone>;

/** A place in the list: urgency, instant and id of the item before, and a digest of which items stand up to it. */
const place = z.string().regex(/^[1-4]\.\d{1,14}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[0-9a-f]{8}$/);

/** All that waits for somebody in the office, the most urgent first, what waits longest before the rest. Audited. */
export const listWaiting = endpoint({
  method: 'GET',
  path: '/v1/office/waiting',
  summary: 'What waits for a decision in your teams',
  tag: 'Office',
  auth: 'office',
  permission: 'records.read.team',
  query: z.strictObject({ after: place.optional() }),
  response: z.object({
    now: instant,
    timeZone: z.string(),
    items: z.array(z.discriminatedUnion('kind', [waitingAtVisit, waitingAlone])),
    /** Up to the place that was asked for stand other items than then: what came there is on no page yet, so all are asked anew. */
    moved: z.boolean(),
    /** For the next page; null on the last. */
    next: place.nullable(),
  }),
});

/** How much that is. It names nobody. */
export const countWaiting = endpoint({
  method: 'GET',
  path: '/v1/office/waiting/counts',
  summary: 'How much waits for a decision in your teams',
  tag: 'Office',
  auth: 'office',
  permission: 'records.read.team',
  response: waitingCounts,
});
