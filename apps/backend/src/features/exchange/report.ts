import type { Effects } from '../../sync/push';
import type { ExchangeServices } from './services';

/** The request in which commands were decided. */
export interface Asked {
  requestId: string;
  /** The pattern, never the path. */
  route: string;
}

/**
 * Tells who listens what changed, and whoever runs the server what it failed on: a held command is a fault of the
 * server, and nobody else can do anything about it.
 */
export function report(
  { hint, log, faults }: ExchangeServices,
  { touched, failures }: Effects,
  { requestId, route }: Asked,
): void {
  hint(touched);
  for (const { type, error } of failures) {
    log.error({ event: 'command.held', commandType: type, requestId, error }, 'A command is held');
    faults.tell({ error, requestId, route });
  }
}
