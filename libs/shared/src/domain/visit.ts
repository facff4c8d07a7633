import { z } from 'zod';
import { instant } from './instant';
import { written } from './written';

export const visitStates = ['planned', 'in_progress', 'completed', 'cancelled', 'missed'] as const;
export type VisitState = (typeof visitStates)[number];

/** Where the phone was; when it could not tell, why. Captured silently, it never blocks. */
export const place = z.union([
  z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    /** Radius in metres within which the position lies with 68 % confidence. */
    accuracy: z.number().min(0).max(1_000_000),
    /** Epoch milliseconds of the fix. */
    at: instant,
  }),
  z.strictObject({ missing: z.enum(['denied', 'unavailable', 'timeout', 'pending']) }),
]);
export type Place = z.infer<typeof place>;

export const signature = z.strictObject({
  signer: z.enum(['client', 'representative']),
  name: written().trim().min(1).max(200),
  /** Strokes of x,y pairs in hundredths of the pad's height, the pad being `width` wide. */
  strokes: z
    .array(z.array(z.int().min(-100).max(10_000)).min(2).max(4000))
    .min(1)
    .max(200),
  width: z.int().min(50).max(5000),
  at: instant,
});
export type Signature = z.infer<typeof signature>;

export const unsignedReason = z.strictObject({
  reason: z.enum(['unable', 'refused', 'asleep', 'nobody', 'other']),
  detail: written().trim().max(500).optional(),
});
export type UnsignedReason = z.infer<typeof unsignedReason>;

export const recordShare = z.strictObject({
  changed: z.int().min(0),
  confirmed: z.int().min(0),
  reused: z.int().min(0),
  new: z.int().min(0),
});
export type RecordShare = z.infer<typeof recordShare>;
