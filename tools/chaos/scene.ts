import type { Chance } from '../../apps/backend/test/simulation/chance';
import type { Books } from './books';
import type { Line } from './line/line';
import type { Api } from './stage/api';
import type { Backup } from './stage/backups';
import type { Cluster } from './stage/cluster';
import type { PhoneProcess } from './stage/phone';

/** Everything that a mishap can happen to. */
export interface Scene {
  readonly folder: string;
  readonly chance: Chance;
  readonly cluster: Cluster;
  readonly apis: readonly Api[];
  readonly phones: PhoneProcess[];
  readonly line: Line;
  readonly books: Books;
  /** Copies of the server, the latest last. */
  readonly backups: Backup[];
  /** How often each mishap happened. */
  readonly happened: Map<string, number>;
  /** What happens, for the story. */
  tell(line: string): void;
  /** Something that must not be. */
  fault(fault: string): void;
}
