import type { Row } from '@berthcare/shared/record/table';
import { tables, type TableName, type Tables } from '@berthcare/shared/record/tables';
import { people } from '../agency';
import type { Chance } from '../chance';
import type { Server } from '../server/server';

/** One thing that the office does to the record, by hand or as a command. */
export interface OfficeAct {
  /** As the story tells it: "the office reassigns a visit". */
  name: string;
  /** How often, beside the others. */
  weight: number;
  happen(server: Server, chance: Chance): Promise<void>;
}

export type Visit = Row<Tables['visit']>;

export const caregivers = [people.priya.id, people.marc.id];

/** What stands in a table on the server, over all its streams. */
export function rows<Name extends TableName>(server: Server, table: Name): Row<Tables[Name]>[] {
  return [...server.memory.state.streams.values()]
    .filter(({ kind }) => kind === tables[table].stream)
    .flatMap((stream) => [...stream.rows[table].values()])
    .filter(({ gone }) => !gone)
    .map(({ row }) => structuredClone(row) as unknown as Row<Tables[Name]>);
}
