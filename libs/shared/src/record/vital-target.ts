import type { VitalCode } from '../domain/vitals';
import { integer, optional, real, table, text } from './table';

/** What the client's own plan says of a vital sign: the usual range, and when to tell the office. */
export const vitalTarget = table('vitalTarget', {
  stream: 'client',
  columns: {
    vital: text<VitalCode>(),
    /** Usual range, in the vital's unit; for blood pressure of the systolic value. */
    low: optional(real()),
    high: optional(real()),
    /** Tell when the value rose by this much ... */
    riseBy: optional(real()),
    /** ... within so many days. */
    riseDays: optional(integer()),
    /** The plan's own words, quoted in the warning. */
    wording: optional(text()),
  },
});
