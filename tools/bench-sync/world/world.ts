import { timeZone } from '../../../apps/backend/seeds/time';
import { documentation } from '../../../apps/backend/seeds/templates';
import { agency, teams } from '../../../apps/backend/seeds/staff';
import type { Entry } from '../../../apps/backend/seeds/documented';
import { put, type Change } from '../../../libs/shared/src/commands/command';
import { derivedId } from '../../../libs/shared/src/sync/derived-id';
import { dayAt } from '../../../libs/utils/src/day';
import { careRecord, type CareRecord } from './care-record';

/** Somebody with a phone, and the care records that it holds. */
export interface Caregiver {
  id: string;
  name: string;
  records: CareRecord[];
  /** A record of the same agency that is not theirs, until it is given to them. */
  spare: CareRecord;
  /** Entries of visits under way: what the phone edits. */
  open: Entry[];
  /** Entries of visits that are over, one record after another: what the office changes. */
  closed: Entry[];
}

/** One agency, the same rows for every contestant. */
export interface World {
  today: string;
  /** What every phone of the agency holds besides records. */
  shared: Change[];
  caregivers: Caregiver[];
}

interface Staffing {
  name: string;
  /** Rows of the care records together, exactly. */
  rows: number;
}

/** Rows of the record that is given and taken away. */
const SPARE_ROWS = 100;

/** A world around a day; the same day gives the same world, id by id. */
export function makeWorld(staffing: readonly Staffing[], now: number): World {
  const today = dayAt(now, timeZone);
  const caregivers = staffing.map((each) => makeCaregiver(each, today, now));
  const { id, name, phone } = agency;
  return {
    today,
    shared: [
      put('office', { id, streamId: id, name, phone, timeZone }),
      ...caregivers.map((person) =>
        put('staff', {
          ...{ id: person.id, streamId: id, name: person.name, credential: 'RN', role: 'caregiver' },
          ...{ phone: null, active: true },
        }),
      ),
      ...documentation,
    ],
    caregivers,
  };
}

function makeCaregiver({ name, rows }: Staffing, today: string, now: number): Caregiver {
  const id = derivedId('bench', 'person', name);
  const record = (place: string, pattern: number) =>
    careRecord({ key: `bench-${name}-${place}`, pattern, personId: id, today, now });
  const records: CareRecord[] = [];
  for (let left = rows, place = 0; left > 0; place += 1) {
    const whole = record(String(place), place);
    records.push({ ...whole, rows: whole.rows.slice(0, left) });
    left -= whole.rows.length;
  }
  const spare = record('spare', 1);
  return {
    ...{ id, name, records, spare: { ...spare, rows: spare.rows.slice(0, SPARE_ROWS) } },
    open: spread(records, true),
    closed: spread(records, false),
  };
}

/** The entries of visits under way, or of the others: first one of each record, then the second of each, and so on. */
function spread(records: readonly CareRecord[], underWay: boolean): Entry[] {
  const lists = records.map(({ rows }) => {
    const open = new Set(
      rows.flatMap(({ table, row }) => (table === 'visit' && row.state === 'in_progress' ? [row.id] : [])),
    );
    return rows.flatMap((change) =>
      change.table === 'visitEntry' && open.has(change.row.visitId) === underWay ? [change.row] : [],
    );
  });
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1)),
  ).flat();
}

export { agency, teams, timeZone };
