import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import { SqliteEngine } from '@berthcare/sync-client/sqlite/engine';
import type { WorkerAnswer, WorkerQuestion } from '../../src/data/worker-messages';
import { loadSqlite } from './load-sqlite';
import { openSahPool, type SahPool } from './sahpool';

/**
 * The log (WAL) with one flush a commit: what has resolved survives a killed browser and a dead battery.
 * No other process may join while the lock is exclusive, which is what lets the log do without shared memory.
 */
const PRAGMAS = `
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma temp_store = memory;
`;

declare const self: DedicatedWorkerGlobalScope;

// Starts at once: the code compiles while the page may still be waiting for its turn to open the files.
const loading = loadSqlite();
let opened: { engine: SqliteEngine; pool: SahPool; name: string } | undefined;
let lastAnswer: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<WorkerQuestion>) => {
  lastAnswer = lastAnswer.then(() => answer(data));
};

async function answer(question: WorkerQuestion): Promise<void> {
  try {
    // Awaiting only where there is something to wait for: a statement is answered in the same turn.
    const value = question.call === 'open' ? await open(question.name) : run(question);
    post({ id: question.id, value });
  } catch (error) {
    const fault = error instanceof DatabaseError ? error.fault : 'unavailable';
    const message = error instanceof Error ? error.message : 'unknown failure';
    post({ id: question.id, fault, message });
  }
}

/** Opening what is open already is no error: the page's first script asks before the app does. */
async function open(name: string): Promise<void> {
  if (opened?.name === name) return;
  const sqlite = await loading;
  const pool = await openSahPool(sqlite);
  const engine = new SqliteEngine(sqlite, new pool.OpfsSAHPoolDb(`/${name}`));
  engine.exec(PRAGMAS);
  opened = { engine, pool, name };
}

function run(question: Exclude<WorkerQuestion, { call: 'open' }>): unknown {
  if (!opened) throw new DatabaseError('closed', 'the database is not open');
  const { engine, pool } = opened;
  switch (question.call) {
    case 'exec':
      return engine.exec(question.sql, question.params);
    case 'query':
      return engine.query(question.sql, question.params);
    case 'batch':
      return engine.batch(question.statements);
    case 'close':
      engine.close();
      // Lets the files go at once; a worker that is ended takes a while to.
      pool.pauseVfs();
      opened = undefined;
  }
}

function post(message: WorkerAnswer): void {
  self.postMessage(message);
}
