import { clientId, clients, recordOf } from '../../../apps/backend/seeds/clients';
import { begun, documented, type Carried, type Done } from '../../../apps/backend/seeds/documented';
import { isDue, plannedVisit } from '../../../apps/backend/seeds/schedule';
import { put, type Change } from '../../../libs/shared/src/commands/command';
import { addDays } from '../../../libs/utils/src/day';

/** One client's rows, parents before what refers to them: any first part of them can be written alone. */
export interface CareRecord {
  /** Of the client, and so of the stream. */
  id: string;
  rows: Change[];
}

/** Days of visits, a few within the window that a phone holds: a run that lasts beyond midnight moves no row out of it. */
const days = { back: 26, ahead: 11 } as const;

interface Wanted {
  /** Names the record in ids; the same key on the same day gives the same rows. */
  key: string;
  /** Which of the demo's clients it is patterned on. */
  pattern: number;
  /** Who visits. */
  personId: string;
  today: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * A care record as the demo has them: plan, contacts, warnings, weeks of visits with what was measured, done and written.
 * The visits of today and yesterday are under way, and documented: there a phone can edit.
 */
export function careRecord({ key, pattern, personId, today, now }: Wanted): CareRecord {
  const client = { ...clients[pattern % clients.length]!, key };
  const carried: Carried = new Map();
  const visits: Done[] = [];
  for (let offset: number = -days.back; offset <= days.ahead; offset += 1) {
    const day = addDays(today, offset);
    const underWay = offset === 0 || offset === -1;
    if (!underWay && !isDue(client, day)) continue;
    const visit = { ...plannedVisit(client, day), assignedTo: personId };
    if (offset > 0) visits.push({ visit, entries: [] });
    else {
      const done = documented({ visit, client, carried, now });
      visits.push(underWay ? { visit: begun({ visit, client }), entries: done.entries } : done);
    }
  }
  const openFirst = visits.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  return { id: clientId(key), rows: [...recordOf(client, now), ...openFirst.flatMap(rowsOf)] };
}

const isOpen = ({ visit }: Done): boolean => visit.state === 'in_progress';

const rowsOf = ({ visit, entries }: Done): Change[] => [
  put('visit', visit),
  ...entries.map((entry) => put('visitEntry', entry)),
];
