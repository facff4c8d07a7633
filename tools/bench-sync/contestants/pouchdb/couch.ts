import type { Stored } from './documents';

/** What the office does in one database, over CouchDB's HTTP API. */
export interface Couch {
  create(): Promise<void>;
  /** Over whatever revision is there. */
  write(documents: readonly Stored[]): Promise<void>;
  read(id: string): Promise<Stored | null>;
}

interface Listed {
  rows: { id?: string; value?: { rev: string; deleted?: boolean } }[];
}

export function couch(url: string, database: string): Couch {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${url}/${database}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}.`);
    return (await answer.json()) as T;
  };
  return {
    create: async () => void (await ask('PUT', '')),
    async write(documents) {
      const keys = documents.map(({ _id }) => _id);
      const { rows } = await ask<Listed>('POST', '/_all_docs', { keys });
      const docs = documents.map((document, index) => {
        const { value } = rows[index]!;
        return value && !value.deleted ? { ...document, _rev: value.rev } : document;
      });
      const written = await ask<{ ok?: boolean }[]>('POST', '/_bulk_docs', { docs });
      if (!written.every(({ ok }) => ok)) throw new Error('A document was not written.');
    },
    read: (id) => ask<Stored>('GET', `/${encodeURIComponent(id)}`),
  };
}
