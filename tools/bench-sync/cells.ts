import type { Caregiver } from './world/world';
import { edited } from './world/edited';
import type { Office } from './contestants/contestant';

/** One thing that happens between two syncs, and what the phone must have afterwards. */
export interface Cell {
  name: string;
  /** Syncs in a row that are measured as one, where one alone is too short to tell. */
  times: number;
  /** One more sync before, which does not count: what the cell before has left behind is done with. */
  settled?: true;
  /** A device with nothing in its store syncs; otherwise the device of the cells before. */
  newDevice?: true;
  /** What the office does before. */
  office?(office: Office, caregiver: Caregiver, number: number): Promise<void>;
  /** What is edited on the phone before, without a network. */
  edits?: number;
  /** Rows of care records that the phone holds afterwards, besides the caregiver's own. */
  more?: (caregiver: Caregiver) => number;
  /** Entries that the office changed: the phone must show the new values. */
  changed?: number;
}

const change = (count: number): Pick<Cell, 'office' | 'changed'> => ({
  changed: count,
  office: (office, { closed }, number) =>
    office.change(closed.slice(0, count).map((entry) => edited(entry, number))),
});

/** In this order: each leaves the record as the next one expects it. */
export const cells: readonly Cell[] = [
  { name: 'cold', times: 1, newDevice: true },
  { name: 'no change', times: 10, settled: true },
  { name: '1 change', times: 5, ...change(1) },
  { name: '50 changes', times: 1, ...change(50) },
  {
    name: 'record added',
    times: 1,
    office: (office, caregiver) => office.give(caregiver),
    more: ({ spare }) => spare.rows.length,
  },
  { name: 'record dropped', times: 1, office: (office, caregiver) => office.take(caregiver) },
  { name: '50 queued edits', times: 1, edits: 50 },
];
