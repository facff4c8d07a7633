import type { Transaction } from '../../platform/postgres/transaction';

/** Notes that the asker looks at these care records; `what` tells at what of them: `day/2026-11-23`, `visit/<id>`. */
export async function auditViews(tx: Transaction, streams: readonly string[], what: string): Promise<void> {
  if (streams.length === 0) return;
  await tx.query('select app.audit_views($1, $2)', [streams, what]);
}
