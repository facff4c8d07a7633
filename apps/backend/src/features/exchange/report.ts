import type { Effects } from '../../sync/push';
import type { ExchangeServices } from './services';

/**
 * Tells who listens what changed, and whoever runs the server what it failed on: a held command is a fault of the
 * server, and nobody else can do anything about it.
 */
export function report(
  { hint, log }: ExchangeServices,
  { touched, failures }: Effects,
  requestId: string,
): void {
  hint(touched);
  for (const { type, error } of failures) {
    log.error({ event: 'command.held', commandType: type, requestId, error }, 'A command is held');
  }
}
