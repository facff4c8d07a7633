import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import type { Connection } from '@berthcare/sync-client/sqlite/exclusive-database';
import type { WorkerAnswer, WorkerCall, WorkerQuestion } from './worker-messages';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: DatabaseError): void;
}

/** A worker that failed to start or broke down answers nothing more: every caller hears it. */
export class WorkerConnection implements Connection {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private broken: DatabaseError | undefined;

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => this.hear(event.data));
    worker.addEventListener('error', () => this.break('the database worker stopped'));
    worker.addEventListener('messageerror', () =>
      this.break('an answer of the database worker was unreadable'),
    );
  }

  async open(name: string): Promise<void> {
    await this.ask({ call: 'open', name });
  }

  async exec(...[sql, params]: Parameters<Connection['exec']>): Promise<void> {
    await this.ask({ call: 'exec', sql, params });
  }

  async query<T>(...[sql, params]: Parameters<Connection['query']>): Promise<T[]> {
    return (await this.ask({ call: 'query', sql, params })) as T[];
  }

  async batch(statements: Parameters<Connection['batch']>[0]): Promise<void> {
    await this.ask({ call: 'batch', statements });
  }

  async close(): Promise<void> {
    await this.ask({ call: 'close' });
    this.worker.terminate();
  }

  private ask(call: WorkerCall): Promise<unknown> {
    if (this.broken) return Promise.reject(this.broken);
    const question: WorkerQuestion = { ...call, id: ++this.lastId };
    return new Promise((resolve, reject) => {
      this.waiting.set(question.id, { resolve, reject });
      this.worker.postMessage(question);
    });
  }

  private hear(answer: WorkerAnswer): void {
    const caller = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('fault' in answer) caller?.reject(new DatabaseError(answer.fault, answer.message));
    else caller?.resolve(answer.value);
  }

  private break(reason: string): void {
    this.broken = new DatabaseError('unavailable', reason);
    for (const caller of this.waiting.values()) caller.reject(this.broken);
    this.waiting.clear();
  }
}
