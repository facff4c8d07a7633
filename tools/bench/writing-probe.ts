/** What happens between a key and the answer that it is durable, in the order seen by the page. */
export interface Moment {
  kind: 'key' | 'input' | 'seal' | 'ask' | 'answer';
  /** Milliseconds since the page's start. */
  at: number;
}

export interface WritingProbe {
  moments: Moment[];
  /** One row committed by itself on the app's own open database: milliseconds. */
  commitRow(): Promise<number>;
}

/** Runs in the page before the app: looks on, and changes nothing. */
export function watchWriting(): void {
  const moments: Moment[] = [];
  const note = (kind: Moment['kind'], at = performance.now()) => void moments.push({ kind, at });
  addEventListener('keydown', (event) => note('key', event.timeStamp), true);
  addEventListener('input', () => note('input'), true);

  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  crypto.subtle.encrypt = (...given) => {
    note('seal');
    return encrypt(...given);
  };

  let database: Worker | undefined;
  const drafts = new Set<number>();
  const own = new Map<number, () => void>();
  const hear = ({ data, currentTarget }: MessageEvent<{ id: number }>) => {
    database = currentTarget as Worker;
    if (drafts.delete(data.id)) note('answer');
    own.get(data.id)?.();
  };
  const post = Reflect.get(Worker.prototype, 'postMessage') as (this: Worker, message: unknown) => void;
  Worker.prototype.postMessage = function (this: Worker, message: { id: number; sql?: string }) {
    // Adding the same listener again does nothing.
    this.addEventListener('message', hear);
    if (/^(update|insert into) _draft/.test(message.sql ?? '')) {
      drafts.add(message.id);
      note('ask');
    }
    post.call(this, message);
  };

  let lastId = 0;
  const ask = (sql: string, params?: unknown[]) =>
    new Promise<void>((resolve) => {
      const id = --lastId;
      own.set(id, () => {
        own.delete(id);
        resolve();
      });
      post.call(database!, { id, call: 'exec', sql, params });
    });
  async function commitRow(): Promise<number> {
    if (lastId === 0) await ask('create table if not exists bench_row (id integer primary key, text text)');
    const since = performance.now();
    await ask('insert into bench_row (text) values (?)', ['a row of some words, as long as a short note is']);
    return performance.now() - since;
  }
  (globalThis as { writing?: WritingProbe }).writing = { moments, commitRow };
}
