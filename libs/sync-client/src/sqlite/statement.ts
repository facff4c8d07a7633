import type { PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { SqlValue } from '../database';
import type { Memory } from './memory';

/** The C functions as the module exports them: numbers in, numbers out. */
interface Exports {
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
  sqlite3_clear_bindings(statement: number): number;
  sqlite3_bind_null(statement: number, at: number): number;
  sqlite3_bind_int(statement: number, at: number, value: number): number;
  sqlite3_bind_int64(statement: number, at: number, value: bigint): number;
  sqlite3_bind_double(statement: number, at: number, value: number): number;
  sqlite3_bind_text(statement: number, at: number, pointer: number, bytes: number, copy: -1): number;
  sqlite3_bind_blob(statement: number, at: number, pointer: number, bytes: number, copy: -1): number;
  sqlite3_stmt_status(statement: number, what: number, reset: 0): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_blob(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
}

/** SQLITE_STMTSTATUS_REPREPARE: how often SQLite made the statement anew, because the schema had changed. */
const MADE_ANEW = 5;
const ROW = 100;
const DONE = 101;
const INTEGER = 1;
const FLOAT = 2;
const TEXT = 3;
const BLOB = 4;
/** SQLITE_TRANSIENT: SQLite copies what is bound before the call returns. */
const COPY = -1;

/** Throws the database's error for a result code that is none of success. */
type Check = (code: number) => void;

/**
 * A prepared statement, run through the module's bare exports: the package's own objects convert and check each
 * argument of each call, which takes three quarters of a small statement's time.
 */
export class Statement {
  private readonly c: Exports;
  private readonly pointer: number;
  private named: { made: number; names: string[] } = { made: -1, names: [] };

  constructor(
    sqlite: Sqlite3Static,
    private readonly memory: Memory,
    private readonly prepared: PreparedStatement,
    private readonly check: Check,
  ) {
    this.c = sqlite.wasm.exports as Exports;
    this.pointer = Number(prepared.pointer);
  }

  bind(params: readonly SqlValue[]): void {
    params.forEach((value, index) => {
      this.check(this.bindOne(index + 1, value));
    });
  }

  private bindOne(at: number, value: SqlValue): number {
    const { c, pointer, memory } = this;
    if (value === null) return c.sqlite3_bind_null(pointer, at);
    if (typeof value === 'string') return c.sqlite3_bind_text(pointer, at, ...memory.putText(value), COPY);
    if (typeof value === 'number') {
      if ((value | 0) === value) return c.sqlite3_bind_int(pointer, at, value);
      if (Number.isSafeInteger(value)) return c.sqlite3_bind_int64(pointer, at, BigInt(value));
      return c.sqlite3_bind_double(pointer, at, value);
    }
    return c.sqlite3_bind_blob(pointer, at, memory.putBytes(value), value.length, COPY);
  }

  /** Whether there is a row. */
  step(): boolean {
    const code = this.c.sqlite3_step(this.pointer);
    if (code !== ROW && code !== DONE) this.check(code);
    return code === ROW;
  }

  rows(): Record<string, SqlValue>[] {
    const rows: Record<string, SqlValue>[] = [];
    if (!this.step()) return rows;
    const names = this.columnNames();
    do {
      const row: Record<string, SqlValue> = {};
      for (let column = 0; column < names.length; column += 1) row[names[column]!] = this.cell(column);
      rows.push(row);
    } while (this.step());
    return rows;
  }

  /** To be asked after the first step: that is where SQLite notices a changed schema. */
  private columnNames(): string[] {
    const made = this.c.sqlite3_stmt_status(this.pointer, MADE_ANEW, 0);
    if (made !== this.named.made) this.named = { made, names: this.prepared.getColumnNames() };
    return this.named.names;
  }

  private cell(column: number): SqlValue {
    const { c, pointer, memory } = this;
    switch (c.sqlite3_column_type(pointer, column)) {
      case INTEGER:
      case FLOAT:
        return c.sqlite3_column_double(pointer, column);
      case TEXT:
        return memory.text(c.sqlite3_column_text(pointer, column), c.sqlite3_column_bytes(pointer, column));
      case BLOB:
        return memory.bytes(c.sqlite3_column_blob(pointer, column), c.sqlite3_column_bytes(pointer, column));
      default:
        return null;
    }
  }

  /** Makes it ready to run again, with nothing bound. */
  reset(): void {
    this.c.sqlite3_reset(this.pointer);
    this.c.sqlite3_clear_bindings(this.pointer);
  }

  finalize(): void {
    this.prepared.finalize();
  }
}
