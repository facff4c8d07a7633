import type pg from 'pg';
import type { ExchangeDeps } from '../../src/sync/exchange';

/** What only a variant needs to know. */
export interface Backstage {
  api: pg.Pool;
  /** The hash of the command that is offered now, by id. */
  offered: ReadonlyMap<string, string>;
}

/** The protocol with one part of it broken, from outside: by SQL, by a wrapper around a port, by a server that says less. */
export interface Variant {
  /** Run by the schema's owner once the world stands. */
  sql?: string;
  wrap?: (deps: ExchangeDeps, stage: Backstage) => ExchangeDeps;
  /** A restored server passes for the one it was. */
  noEpoch?: true;
}
