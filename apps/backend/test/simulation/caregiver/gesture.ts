import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Sql } from '@berthcare/sync-client/database';
import type { Chance } from '../chance';
import type { VirtualDevice } from '../device/virtual-device';

export type Visit = Pick<Row<Tables['visit']>, 'id' | 'streamId' | 'templateId' | 'assignedTo' | 'state'>;

/** What a caregiver has in their hands. */
export interface Held extends Pick<
  VirtualDevice,
  'name' | 'actor' | 'drafts' | 'looks' | 'now' | 'seal' | 'type' | 'photograph'
> {
  storage: Sql;
}

/** One thing that a caregiver does about a visit. */
export interface Gesture {
  /** As the story tells it: "priya/1 starts visit 3f2a". */
  name: string;
  /** How often, beside the others, when so many of their visits are running. */
  weight(running: number): number;
  /** The visits it is for. */
  on: Visit['state'];
  happen(device: Held, visit: Visit, chance: Chance): Promise<void>;
}
