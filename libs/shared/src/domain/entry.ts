import { z } from 'zod';
import { derivedId } from '../sync/derived-id';
import { written } from './written';

/** vital: measured; task: done, declined or not needed; note: free text, never copied. */
export const entryKinds = ['vital', 'task', 'note'] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * reused: carried over and not looked at; confirmed: measured or done today and the same;
 * changed: differs from the value carried over; new: nothing was carried over.
 */
export const provenances = ['reused', 'confirmed', 'changed', 'new'] as const;
export type Provenance = (typeof provenances)[number];

const taskOfPlan = /^task\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `vital.pulse`, `task.<plan item id>`, `note`; the id in small letters, as any. */
export const itemName = z
  .string()
  .regex(/^[a-z][\w.-]{0,79}$/)
  .refine((item) => !taskOfPlan.test(item) || item === item.toLowerCase());

export const vitalValue = z.strictObject({
  kind: z.literal('vital'),
  /** In the catalogue's unit; for blood pressure the systolic value. */
  amount: z.number().finite().min(0).max(2000),
  /** Diastolic; only blood pressure has one. */
  second: z.number().finite().min(0).max(2000).optional(),
});

export const taskValue = z.strictObject({
  kind: z.literal('task'),
  done: z.enum(['done', 'declined', 'not_needed']),
  reason: written().trim().min(1).max(500).optional(),
});

/** Characters, as JavaScript counts them. */
export const longestNote = 8000;

export const noteValue = z.strictObject({
  kind: z.literal('note'),
  text: written().max(longestNote),
});

/**
 * Why a vital was not measured. refused: the client did not want it; equipment: it failed or was not there;
 * not_indicated: by clinical judgement; other: in the author's own words.
 */
export const unmeasuredReasons = ['refused', 'equipment', 'not_indicated', 'other'] as const;

/** Stands in the place of a vital's value: nothing was measured, and why. Never copied to another visit. */
export const unmeasuredValue = z.strictObject({
  kind: z.literal('unmeasured'),
  reason: z.enum(unmeasuredReasons),
  detail: written().trim().min(1).max(500).optional(),
});

/** A task that was declined or not needed says why; so does "other" of a vital that was not measured. */
export const entryValue = z
  .discriminatedUnion('kind', [vitalValue, unmeasuredValue, taskValue, noteValue])
  .refine((value) => value.kind !== 'unmeasured' || value.reason !== 'other' || value.detail !== undefined, {
    message: 'Another reason needs words.',
    path: ['detail'],
  })
  .refine((value) => value.kind !== 'task' || value.done === 'done' || value.reason !== undefined, {
    message: 'A task that was not done needs a reason.',
    path: ['reason'],
  });

export type VitalValue = z.infer<typeof vitalValue>;
export type TaskValue = z.infer<typeof taskValue>;
export type NoteValue = z.infer<typeof noteValue>;
export type UnmeasuredValue = z.infer<typeof unmeasuredValue>;
export type EntryValue = VitalValue | UnmeasuredValue | TaskValue | NoteValue;

/** The kind of item that a value can stand in. */
export const kindOf = ({ kind }: Pick<EntryValue, 'kind'>): EntryKind =>
  kind === 'unmeasured' ? 'vital' : kind;

/** The id of a visit's entry for an item: the same wherever it is computed. */
export const entryId = (visitId: string, item: string): string => derivedId(visitId, item);
