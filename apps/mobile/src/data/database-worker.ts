import { basePath } from '../config/base-path';
import type { WorkerQuestion } from './worker-messages';

export const DATABASE_NAME = 'berthcare.sqlite';

const scope = globalThis as { berthcareWorker?: Worker | undefined };

/**
 * Starts the database worker ahead of its use, so that SQLite is fetched and compiled beside the app's own start,
 * and lets it open the database as soon as `mayOpen` resolves. Nobody hears the answer: `openDatabase` asks again,
 * and finds it open, or hears why not.
 */
export function warmDatabaseWorker(mayOpen: Promise<void>): void {
  const worker = startWorker();
  scope.berthcareWorker = worker;
  const question: WorkerQuestion = { id: 0, call: 'open', name: DATABASE_NAME };
  void mayOpen.then(() => worker.postMessage(question));
}

/** The worker that was started ahead, once; after that, and without one, a new worker. */
export function takeDatabaseWorker(): Worker {
  const worker = scope.berthcareWorker ?? startWorker();
  scope.berthcareWorker = undefined;
  return worker;
}

function startWorker(): Worker {
  return new Worker(`${basePath}/sqlite/worker.js`, { type: 'module' });
}
