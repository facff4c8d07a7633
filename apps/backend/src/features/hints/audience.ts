import type { Pool } from 'pg';
import { withContext } from '../../platform/postgres/transaction';
import type { Principal } from '../../principal';

/** The streams somebody may hear of. */
export type Audience = (principal: Principal) => Promise<Set<string>>;

/** Exactly those whose rows row security shows them. */
export function visibleStreams(db: Pool): Audience {
  return (principal) =>
    withContext(
      db,
      principal,
      async (tx) => {
        const { rows } = await tx.query<{ id: string }>('select unnest(app.visible_streams()) as id');
        return new Set(rows.map(({ id }) => id));
      },
      { readOnly: true },
    );
}
