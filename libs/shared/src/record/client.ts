import { day, id, optional, real, table, text } from './table';

/** The person who is cared for; `id` equals the id of the care record (its stream). */
export const client = table('client', {
  stream: 'client',
  columns: {
    teamId: id(),
    name: text(),
    birthDay: day(),
    /** What the care is about, in a few words: "Heart failure". */
    condition: text(),
    address: text(),
    /** How one gets in: "Key safe by the door. Buzzer 12, third floor". */
    access: optional(text()),
    /** Hidden until tapped on the phone. */
    accessCode: optional(text()),
    phone: optional(text()),
    language: text<'en' | 'fr'>(),
    latitude: optional(real()),
    longitude: optional(real()),
  },
});
