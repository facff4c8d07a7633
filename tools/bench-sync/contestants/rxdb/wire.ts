import { phoneFetch } from '../../device/phone-fetch';
import type { WireDevice } from '../contestant';
import { plainTables } from '../plain/schema';

/** The place of the last document that came. */
export interface Checkpoint {
  seen: number;
  id: string;
}

export type Document = Record<string, unknown> & { id: string; updatedAt: number; _deleted: boolean };

export interface Pulled {
  documents: Document[];
  checkpoint: Checkpoint | undefined;
}

/** A document as it is now on the phone, and as the phone believes it to be on the server. */
export interface Written {
  newDocumentState: Document;
  assumedMasterState?: Document;
}

/** Documents in one answer; RxDB's own default, 100, is for a live line. */
export const BATCH = 1000;

export async function pull(
  url: string,
  person: string,
  table: string,
  checkpoint: Checkpoint | undefined,
  limit: number,
): Promise<Pulled> {
  const place = checkpoint ? `&seen=${checkpoint.seen}&id=${checkpoint.id}` : '';
  const answer = await phoneFetch(`${url}/${table}/pull?person=${person}&limit=${limit}${place}`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as Pulled;
}

/** Answers with the server's form of those that somebody else has changed meanwhile. */
export async function push(url: string, person: string, table: string, rows: Written[]): Promise<Document[]> {
  const answer = await phoneFetch(`${url}/${table}/push?person=${person}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rows),
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as Document[];
}

/** What RxDB waits after the network has failed it, when nothing else is said (`retryTime`). */
const RETRY_MS = 5_000;

/** A thousand phones at once are more connections than the system lets wait: who is turned away tries again. */
async function pullUntilHeard(...asked: Parameters<typeof pull>): Promise<Pulled> {
  for (;;) {
    try {
      return await pull(...asked);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await new Promise((done) => setTimeout(done, RETRY_MS));
    }
  }
}

type Checkpoints = Record<string, Checkpoint | undefined>;

export const wire: WireDevice = {
  async cold(url, { personId }) {
    const held: Checkpoints = {};
    const all = plainTables.map(async (table) => {
      for (let more = true; more;) {
        const { documents, checkpoint } = await pullUntilHeard(url, personId, table, held[table], BATCH);
        held[table] = checkpoint ?? held[table];
        more = documents.length === BATCH;
      }
    });
    await Promise.all(all);
    return held;
  },
  async warm(url, { personId }, held) {
    const known = held as Checkpoints;
    await Promise.all(plainTables.map((table) => pullUntilHeard(url, personId, table, known[table], BATCH)));
  },
};
