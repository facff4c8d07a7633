import type { Mismatch } from '@berthcare/shared/sync/wire';
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

/**
 * A device that lost rows heals by itself; how often that happens is worth knowing. In vain: device and server do not
 * count alike, which is a fault of the program.
 */
export function reportMismatches(
  { log, faults }: ExchangeServices,
  mismatched: readonly Mismatch[],
  { requestId, route }: Asked,
): void {
  if (mismatched.length === 0) return;
  const repeated = mismatched.filter((one) => one.repeated).length;
  const level = repeated > 0 ? 'error' : 'warn';
  const said = { streams: mismatched.length, repeated, requestId };
  log[level]({ event: 'device.mismatched', ...said }, 'A device does not hold what it was sent');
  if (repeated > 0) faults.tell({ error: new MismatchRepeated(), requestId, route });
}

/** Its message names nobody. */
class MismatchRepeated extends Error {
  override readonly name = 'MismatchRepeated';
  readonly safeMessage = true;

  constructor() {
    super('A device counts other rows than the server, though it was sent them anew.');
  }
}
