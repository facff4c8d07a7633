import type { Database, Sql } from '@berthcare/sync-client/database';
import type { PhotoFiles } from '@berthcare/sync-client/photos/ports';

/** The process ended, wherever it was: all that it had in memory is lost. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** The battery of one run of a device's process. */
export class Power {
  private left: number | null = null;

  /** @param fails told of each thing that is asked of the database; true: the process dies at it */
  constructor(private readonly fails: () => boolean) {}

  /** The process will die at the so-many-th thing that it asks of its database. */
  failAfter(operations: number): void {
    this.left = operations;
  }

  stopFailing(): void {
    if (this.left !== 0) this.left = null;
  }

  use(): void {
    if (this.fails()) this.left = 0;
    if (this.left === null) return;
    if (this.left === 0) throw new Crash();
    this.left -= 1;
    if (this.left === 0) throw new Crash();
  }
}

/** A database that outlives the process that uses it: an open transaction dies with it, what was committed stays. */
export function poweredBy(power: Power, storage: Database): Database {
  const powered = (sql: Sql): Sql => ({
    exec: async (text, params) => {
      power.use();
      await sql.exec(text, params);
    },
    query: async (text, params) => {
      power.use();
      return sql.query(text, params);
    },
    batch: async (statements) => {
      power.use();
      await sql.batch(statements);
    },
  });
  return {
    ...powered(storage),
    transaction: async (work) => {
      power.use();
      const result = await storage.transaction(async (tx) => {
        const done = await work(powered(tx));
        power.use();
        return done;
      });
      // Committed, but nobody in the process will ever know.
      power.use();
      return result;
    },
    close: () => storage.close(),
  };
}

/** Files that outlive the process: each is written and removed whole, known to the process or not. */
export function poweredFiles(power: Power, files: PhotoFiles): PhotoFiles {
  const throughout =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      power.use();
      const result = await work(...given);
      power.use();
      return result;
    };
  return {
    write: throughout(files.write),
    read: throughout(files.read),
    remove: throughout(files.remove),
    names: throughout(files.names),
  };
}
