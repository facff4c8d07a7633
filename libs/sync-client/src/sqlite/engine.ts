import type { Database as WasmDatabase, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { SqlValue, Statement } from '../database';
import { DatabaseError, faultOfResultCode } from './database-error';
import { Memory } from './memory';
import { isScript, oneStatement } from './script';
import { Statement as Prepared } from './statement';

const CACHED_STATEMENTS = 256;

/**
 * One open sqlite-wasm database, synchronous: prepares each text once and keeps it. It knows no turns;
 * `exclusiveDatabase` in front of it does. Throws `DatabaseError`.
 */
export class SqliteEngine {
  private readonly prepared = new Map<string, Prepared>();
  private readonly memory: Memory;

  constructor(
    private readonly sqlite: Sqlite3Static,
    private readonly db: WasmDatabase,
  ) {
    this.memory = new Memory(sqlite.wasm);
    // Plans that look at bound values are made anew at every run: that took longer than the queries themselves.
    const { capi } = sqlite;
    db.checkRc(capi.sqlite3_db_config(db.pointer!, capi.SQLITE_DBCONFIG_ENABLE_QPSG, 1, 0));
  }

  /** Runs one statement, or, where there are no parameters, a script of several. */
  exec(sql: string, params?: readonly SqlValue[]): void {
    translateErrors(() => {
      if (!params && isScript(sql)) this.db.exec(sql);
      else this.withStatement(sql, params, (statement) => void statement.step());
    });
  }

  query(sql: string, params?: readonly SqlValue[]): Record<string, SqlValue>[] {
    return translateErrors(() => this.withStatement(sql, params, (statement) => statement.rows()));
  }

  /** All of them or none, in a savepoint, so that it works within a transaction and without one. */
  batch(statements: readonly Statement[]): void {
    this.exec('savepoint batch');
    try {
      for (const { sql, params } of statements) this.exec(sql, params);
      this.exec('release batch');
    } catch (error) {
      this.abandonBatch();
      throw error;
    }
  }

  close(): void {
    for (const statement of this.prepared.values()) statement.finalize();
    this.prepared.clear();
    this.memory.close();
    this.db.close();
  }

  private withStatement<T>(
    sql: string,
    params: readonly SqlValue[] | undefined,
    use: (statement: Prepared) => T,
  ): T {
    oneStatement(sql);
    const statement = this.prepare(sql);
    try {
      if (params?.length) statement.bind(params);
      const result = use(statement);
      statement.reset();
      return result;
    } catch (error) {
      this.forget(sql, statement);
      throw error;
    }
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known) {
      this.prepared.delete(sql);
      this.prepared.set(sql, known);
      return known;
    }
    const check = (code: number) => void this.db.checkRc(code);
    const statement = new Prepared(this.sqlite, this.memory, this.db.prepare(sql), check);
    this.prepared.set(sql, statement);
    if (this.prepared.size > CACHED_STATEMENTS) this.forgetOldest();
    return statement;
  }

  private forgetOldest(): void {
    for (const [sql, statement] of this.prepared) return this.forget(sql, statement);
  }

  private forget(sql: string, statement: Prepared): void {
    this.prepared.delete(sql);
    statement.finalize();
  }

  private abandonBatch(): void {
    try {
      this.exec('rollback to batch; release batch;');
    } catch {
      // Some faults (a full disk) make SQLite roll everything back by itself: the savepoint is gone already.
    }
  }
}

function translateErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const { resultCode, message } = error as { resultCode?: number; message?: string };
    throw new DatabaseError(faultOfResultCode(resultCode ?? 1), message ?? 'unknown database error');
  }
}
