import type { FaultListener } from '../../platform/faults/faults';
import type { Logger } from '../../platform/logging/logger';
import type { ExchangeDeps } from '../../sync/exchange';

export interface ExchangeServices extends ExchangeDeps {
  /** Tells who listens, in every process, that streams changed; a hint that gets lost costs only time. */
  hint(streams: readonly string[]): void;
  log: Logger;
  faults: Pick<FaultListener, 'tell'>;
}
