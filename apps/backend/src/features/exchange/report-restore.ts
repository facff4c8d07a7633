import type { Asked } from './report';
import type { ExchangeServices } from './services';

/** The database is an earlier state of itself. Its message names nobody. */
class UnannouncedRestore extends Error {
  override name = 'UnannouncedRestore';
  readonly safeMessage = true;
}

/** Whoever runs the server has to know: what others than devices did since the backup is lost. */
export function reportRestore({ log, faults }: ExchangeServices, { requestId, route }: Asked): void {
  const error = new UnannouncedRestore('The database was restored, and nobody had said so.');
  log.error(
    { event: 'restore.unannounced', requestId },
    'A phone knows more than the database: a new epoch has begun',
  );
  faults.tell({ error, requestId, route });
}
