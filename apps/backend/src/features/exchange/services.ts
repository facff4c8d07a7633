import type { FaultListener } from '../../platform/faults/faults';
import type { Logger } from '../../platform/logging/logger';
import type { ExchangeDeps } from '../../sync/exchange';
import type { Turns } from './turns';

export interface ExchangeServices extends ExchangeDeps {
  /** Tells who listens, in every process, that streams changed; a hint that gets lost costs only time. */
  hint(streams: readonly string[]): void;
  /** Exchanges of this process take turns: what waits for one holds no connection. */
  turns: Turns;
  log: Logger;
  faults: Pick<FaultListener, 'tell'>;
}
