import { z } from 'zod';
import { visitStates } from '../domain/visit';
import { endpoint } from './endpoint';
import { id, instant } from './fields';

/** A calendar day in the agency's time zone. */
export const calendarDay = z.iso.date().refine((day) => day >= '2000-01-01' && day <= '2199-12-31', {
  message: 'A day of this or the next century.',
});

export const bothLanguages = z.object({ en: z.string(), fr: z.string() });

/** Somebody whose phone the office hears of. */
export const officeCaregiver = z
  .object({
    id,
    name: z.string(),
    /** RN, RPN, PSW; null where there is none. */
    credential: z.string().nullable(),
    phone: z.string().nullable(),
    teamIds: z.array(id),
    /** When a device of theirs last spoke with the server; null when none ever did. */
    lastHeardAt: instant.nullable(),
  })
  .meta({ id: 'OfficeCaregiver' });
export type OfficeCaregiver = z.infer<typeof officeCaregiver>;

export const officeDayVisit = z
  .object({
    id,
    clientId: id,
    clientName: z.string(),
    teamId: id,
    template: bothLanguages,
    caregiverId: id.nullable(),
    /** What the record says; how it stands on the board follows from the clock and the phone (domain/standing). */
    state: z.enum(visitStates),
    plannedStart: instant,
    plannedEnd: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** Why a second person should look at it. */
    reviewReasons: z.array(z.string()),
    /** Entries with two values of which nobody has chosen one. */
    openConflicts: z.int(),
    /** Commands about it that arrived and took no effect. */
    setAside: z.int(),
    addenda: z.int(),
  })
  .meta({ id: 'OfficeDayVisit' });
export type OfficeDayVisit = z.infer<typeof officeDayVisit>;

export const officeDay = z
  .object({
    day: z.iso.date(),
    /** The day it is at the agency. */
    today: z.iso.date(),
    timeZone: z.string(),
    /** The server's clock. */
    now: instant,
    teams: z.array(z.object({ id, name: z.string() })),
    caregivers: z.array(officeCaregiver),
    visits: z.array(officeDayVisit),
  })
  .meta({ id: 'OfficeDay' });
export type OfficeDay = z.infer<typeof officeDay>;

/** The visits of one day of the asker's teams, and the caregivers of those teams. */
export const readOfficeDay = endpoint({
  method: 'GET',
  path: '/v1/office/days/:day',
  summary: 'A day’s visits of your teams',
  tag: 'Office',
  auth: 'office',
  permission: 'records.read.team',
  params: z.strictObject({ day: z.union([z.literal('today'), calendarDay]) }),
  response: officeDay,
});

/** The caregivers of the asker's teams, with when their phones were last heard of. */
export const listOfficeCaregivers = endpoint({
  method: 'GET',
  path: '/v1/office/caregivers',
  summary: 'The caregivers of your teams',
  tag: 'Office',
  auth: 'office',
  permission: 'records.read.team',
  response: z.object({
    now: instant,
    timeZone: z.string(),
    teams: z.array(z.object({ id, name: z.string() })),
    caregivers: z.array(officeCaregiver),
  }),
});
