import { z } from 'zod';
import { entryKinds, entryValue, provenances } from '../domain/entry';
import { recordShare, signature, unsignedReason, visitStates } from '../domain/visit';
import { vitalNotice } from '../domain/vital-notice';
import { conflictChoices } from '../record/conflict';
import { settlementDecisions } from '../record/settlement';
import { endpoint } from './endpoint';
import { id, instant } from './fields';
import { bothLanguages, officeCaregiver } from './office-day';

/** Somebody who wrote; a name alone, for those who have left too. */
export const author = z.object({ id, name: z.string(), credential: z.string().nullable() });
export type OfficeAuthor = z.infer<typeof author>;

/** Where the phone was, told as the distance from the client's address; or why there is no position. */
const officePlace = z.union([
  z.object({
    /** Metres from the address; null when the address has no position. */
    distance: z.number().nullable(),
    /** Metres within which the position lies. */
    accuracy: z.number(),
    at: instant,
  }),
  z.object({ missing: z.enum(['denied', 'unavailable', 'timeout', 'pending']) }),
]);
export type OfficePlace = z.infer<typeof officePlace>;

const lastValue = z.object({ value: entryValue, day: z.iso.date() });

const officeEntry = z
  .object({
    id,
    /** `vital.pulse`, `task.<plan item id>`, `note` */
    item: z.string(),
    kind: z.enum(entryKinds),
    /** A task's name; vitals and notes are named by the reader's language. */
    title: bothLanguages.nullable(),
    value: entryValue,
    provenance: z.enum(provenances),
    /** Confirmed together with others by one tap. */
    together: z.boolean(),
    recordedAt: instant,
    recordedBy: id,
    /** The value of the last completed visit that has the item. */
    last: lastValue.nullable(),
    /** What the client's plan or the catalogue says of the value; null when it is as usual. */
    notice: vitalNotice.nullable(),
  })
  .meta({ id: 'OfficeEntry' });
export type OfficeEntry = z.infer<typeof officeEntry>;

const unwrittenItem = z.object({
  item: z.string(),
  kind: z.enum(['vital', 'task']),
  title: bothLanguages.nullable(),
  last: lastValue.nullable(),
});
export type UnwrittenItem = z.infer<typeof unwrittenItem>;

const officeAddendum = z
  .object({
    id,
    item: z.string().nullable(),
    value: entryValue.nullable(),
    previous: entryValue.nullable(),
    text: z.string().nullable(),
    reason: z.string(),
    authorId: id,
    at: instant,
    receivedAt: instant.nullable(),
  })
  .meta({ id: 'OfficeAddendum' });
export type OfficeAddendum = z.infer<typeof officeAddendum>;

/** Who decided, when and why. */
const decided = { decidedBy: id, decidedAt: instant, reason: z.string() };

const conflictSide = z.object({ value: entryValue, authorId: id.nullable(), at: instant.nullable() });

const officeConflict = z
  .object({
    id,
    entryId: id,
    item: z.string(),
    kept: conflictSide,
    offered: conflictSide,
    /** Null until somebody decides. */
    decision: z
      .object({
        choice: z.enum(conflictChoices),
        /** What was decided for; null where the record said nothing any more, and it stayed so. */
        value: entryValue.nullable(),
        /** What the record said until then, where the decision changed it. */
        replaced: entryValue.nullable(),
        ...decided,
      })
      .nullable(),
  })
  .meta({ id: 'OfficeConflict' });
export type OfficeConflict = z.infer<typeof officeConflict>;

/** Kept for a person to decide; refused by a rule; or the server failed on it. */
export const setAsideOutcomes = ['review', 'refused', 'held'] as const;
export type SetAsideOutcome = (typeof setAsideOutcomes)[number];

const picture = z.object({ id, takenAt: instant, width: z.int(), height: z.int() });

/** A photo of the visit; its picture is asked for by id. */
const officePhoto = picture
  .extend({
    takenBy: id,
    /** Null while the picture itself has not arrived. */
    arrivedAt: instant.nullable(),
  })
  .meta({ id: 'OfficePhoto' });
export type OfficePhoto = z.infer<typeof officePhoto>;

export const officeSetAside = z
  .object({
    id,
    outcome: z.enum(setAsideOutcomes),
    /** Stable code: `visit.reassigned`, `visit.locked`, `visit.not_started`, `record.former`, `command.failed`. */
    reason: z.string().nullable(),
    authorId: id,
    /** When its author did it. */
    at: instant,
    receivedAt: instant,
    /** What it says of each item, and what the record says; null where it says nothing. */
    entries: z.array(
      z.object({
        item: z.string(),
        title: bothLanguages.nullable(),
        value: entryValue,
        inRecord: entryValue.nullable(),
      }),
    ),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** The summary of a completion, the words of an addendum. */
    text: z.string().nullable(),
    /** Why an addendum was added. */
    because: z.string().nullable(),
    signature: signature.nullable(),
    unsignedReason: unsignedReason.nullable(),
    photo: picture.nullable(),
    /** What this server does not understand, as it came; null where it does. */
    unread: z.string().nullable(),
    /** What the office decided about it; null while it waits. */
    settlement: z.object({ decision: z.enum(settlementDecisions), ...decided }).nullable(),
  })
  .meta({ id: 'OfficeSetAside' });
export type OfficeSetAside = z.infer<typeof officeSetAside>;

export const officeVisit = z
  .object({
    now: instant,
    timeZone: z.string(),
    id,
    /** The care record: the stream that commands about the visit name. */
    streamId: id,
    day: z.iso.date(),
    state: z.enum(visitStates),
    plannedStart: instant,
    plannedEnd: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    lockedAt: instant.nullable(),
    template: bothLanguages,
    team: z.object({ id, name: z.string() }),
    client: z.object({
      id,
      name: z.string(),
      birthDay: z.iso.date(),
      condition: z.string(),
      address: z.string(),
      phone: z.string().nullable(),
      allergies: z.array(z.object({ substance: z.string(), reaction: z.string().nullable() })),
      flags: z.array(z.object({ kind: z.string(), label: z.string(), detail: z.string().nullable() })),
    }),
    /** Who is to go; null while nobody is assigned. */
    caregiver: officeCaregiver.nullable(),
    startPlace: officePlace.nullable(),
    endPlace: officePlace.nullable(),
    /**
     * The way of the completed visit; null until the office has it. Sending is known from the command log, where the
     * visit came by a command.
     */
    receipt: z.object({ onPhoneAt: instant, sentAt: instant.nullable(), receivedAt: instant }).nullable(),
    /** In the order of the template, then of the plan. */
    entries: z.array(officeEntry),
    /** What template and plan ask for now and nothing is written of, notes left out. */
    unwritten: z.array(unwrittenItem),
    /** The day of the last completed visit before this one. */
    previousDay: z.iso.date().nullable(),
    summary: z.string().nullable(),
    share: recordShare.nullable(),
    reviewReasons: z.array(z.string()),
    signature: signature.nullable(),
    unsignedReason: unsignedReason.nullable(),
    completedBy: id.nullable(),
    addenda: z.array(officeAddendum),
    /** In the order they were taken. */
    photos: z.array(officePhoto),
    conflicts: z.array(officeConflict),
    /** Work that arrived and took no effect, the oldest first. */
    setAside: z.array(officeSetAside),
    /** Everybody named by id above. */
    people: z.array(author),
  })
  .meta({ id: 'OfficeVisit' });
export type OfficeVisit = z.infer<typeof officeVisit>;

/** One visit of the asker's teams with its documentation. Every reading of it is audited. */
export const readOfficeVisit = endpoint({
  method: 'GET',
  path: '/v1/office/visits/:id',
  summary: 'A visit with its documentation',
  tag: 'Office',
  auth: 'office',
  permission: 'records.read.team',
  params: z.strictObject({ id }),
  response: officeVisit,
});
