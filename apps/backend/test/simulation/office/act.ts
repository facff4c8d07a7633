import type { Row } from '@berthcare/shared/record/table';
import type { TableName, Tables } from '@berthcare/shared/record/tables';
import { people } from '../agency';
import type { Chance } from '../chance';
import type { Actor, LoggedCommand } from '../../../src/sync/store';
import type { OfficeCommand } from '../../../src/sync/office-command';
import type { Place } from '../../../src/sync/testing/memory-state';
import type { Change } from '@berthcare/shared/commands/command';

export type Aside = Pick<LoggedCommand, 'id' | 'stream'>;

/** Where the office works, whatever the record is kept in. */
export interface Desk {
  readonly now: number;
  /** What stands in a table, over all its streams. */
  rows<Name extends TableName>(table: Name): Row<Tables[Name]>[];
  /** Commands that took no effect and nobody has decided about. */
  aside(): readonly Aside[];
  edit(changes: readonly Change[]): Promise<void>;
  erase(places: readonly Place[]): Promise<void>;
  submit(actor: Actor, command: OfficeCommand): Promise<void>;
}

/** One thing that the office does to the record, by hand or as a command. */
export interface OfficeAct {
  /** As the story tells it: "the office reassigns a visit". */
  name: string;
  /** How often, beside the others. */
  weight: number;
  happen(desk: Desk, chance: Chance): Promise<void>;
}

export type Visit = Row<Tables['visit']>;

export const caregivers = [people.priya.id, people.marc.id];
