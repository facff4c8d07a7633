import { dropDrafts, type Draft } from '../drafts';
import type { Cipher } from '../ports';
import { insertDraft } from '../save-draft';
import { sharedTurns } from '../sqlite/turns';
import { anotherRound, nothingMore, type RoundResult } from '../take';
import { fetchNext, fetchPhoto } from './fetch';
import type { PhotoPorts } from './ports';
import { givePicturesBack, putPicturesAway } from './put-away';
import { forget, insertOwn, keptOf, keptPhoto, shownPhoto, waitingPictures, type KeptPhoto } from './queue';
import { sendNext } from './send';
import { tidy } from './tidy';

export interface NewPhoto {
  id: string;
  /** The care record. */
  streamId: string;
  /** What is to be sealed into its command; its subject is the visit. */
  draft: Draft;
}

/** The pictures of a device: beside the exchange, which never waits for them. */
export interface Photos {
  /**
   * Keeps a picture that was just taken, and its draft. Resolved means both are durable. Throws `CommandRefused` where the
   * record is not on this device any more; the picture is not kept then.
   */
  keep(photo: NewPhoto, bytes: Uint8Array): Promise<void>;
  /** Takes back a picture that is still a draft. */
  discard(id: string): Promise<void>;
  /** A picture: this device's own copy, else the office's; null where neither is to be had now. */
  picture(id: string): Promise<Uint8Array | null>;
  /** The pictures of a visit that are on this device. */
  of(subject: string): Promise<KeptPhoto[]>;
  /** How many pictures are to be sent still; drafts are none yet. */
  waiting(): Promise<number>;
  /**
   * Seals for their author the pictures that were not sent, then does `leaving`, which signs them out. None is kept between the
   * two: one that is to be waits, and then its record has left.
   */
  putAway(author: string, keeper: Cipher, leaving: () => Promise<void>): Promise<void>;
  /** Gives them back to their author. What their key does not open stays put away. */
  giveBack(author: string, keeper: Cipher): Promise<void>;
  /** Removes what need not be here: whenever something was taken away. */
  tidy(): Promise<void>;
  /** One step: what need not be here goes, one picture is sent, or one that is worth having is fetched. */
  round(): Promise<RoundResult>;
  subscribe(listener: () => void): () => void;
}

const isIdle = (result: RoundResult): boolean => result.kind === 'done' && !result.more;

export function openPhotos(ports: PhotoPorts & { cipher: Cipher }): Photos {
  const { db, files, cipher } = ports;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const underWay = new Set<string>();
  const [notSent, notFetched] = [new Set<string>(), new Set<string>()];
  const asked = new Map<string, number>();
  const turns = sharedTurns();
  let running: Promise<RoundResult> | null = null;
  /** How many wait for the round under way: it begins nothing new meanwhile, and no other begins before them. */
  let resealers = 0;
  const goesOn = () => resealers === 0;

  /** Its file is nobody's to remove while it is being written and noted. */
  const writing = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    underWay.add(id);
    try {
      return await work();
    } finally {
      underWay.delete(id);
    }
  };

  /** Seals and unseals files that nobody may tidy away meanwhile. */
  const resealing = async (work: () => Promise<void>) => {
    resealers += 1;
    while (running) await running.catch(() => undefined);
    resealers -= 1;
    running = work().then(() => anotherRound);
    await running.finally(() => {
      running = null;
      tell();
    });
  };

  async function keep({ id, streamId, draft }: NewPhoto, bytes: Uint8Array): Promise<void> {
    await files.write(id, bytes);
    const body = await cipher.seal(JSON.stringify(draft.body));
    const place = { id, streamId, subject: draft.subject };
    await db
      .transaction(async (tx) => {
        await insertDraft(tx, { ...draft, body }, {});
        await tx.batch([insertOwn(place, draft.key)]);
      })
      .catch(async (error: unknown) => {
        // Of one that was kept before it is the file.
        if (!(await keptPhoto(db, id))) await files.remove(id);
        throw error;
      });
  }

  async function step(): Promise<RoundResult> {
    await tidy(ports, underWay);
    const send = (again: boolean) => sendNext(ports, { failed: notSent, again, goesOn }, asked);
    const fetch = (again: boolean) => fetchNext(ports, { failed: notFetched, again, goesOn });
    for (const again of [false, true]) {
      let someFailed = false;
      // One that came at last is another round at once: what does not go is not sent again with each of them.
      for (const work of again ? [fetch, send] : [send, fetch]) {
        const result = await work(again);
        if (result === 'failed') someFailed = true;
        else if (!isIdle(result)) return result;
      }
      // As without a network: tried again later, and later each time.
      if (someFailed) return { kind: 'offline' };
    }
    return nothingMore;
  }

  return {
    keep: async (photo, bytes) => {
      await turns.together(() => writing(photo.id, () => keep(photo, bytes)));
      tell();
    },
    discard: async (id) => {
      const wasDraft = await db.transaction(async (tx) => {
        const photo = await keptPhoto(tx, id);
        if (!photo?.draft) return false;
        await tx.batch([dropDrafts([photo.draft]), forget(id)]);
        return true;
      });
      if (!wasDraft) return;
      await files.remove(id);
      tell();
    },
    picture: async (id) => {
      const own = (await shownPhoto(db, id)) && (await files.read(id));
      if (own) return own;
      const fetched = await writing(id, () => fetchPhoto(ports, id));
      return fetched.kind === 'picture' ? fetched.bytes : null;
    },
    of: (subject) => keptOf(db, subject),
    waiting: () => waitingPictures(db),
    putAway: (author, keeper, leaving) =>
      turns.alone(() =>
        resealing(async () => {
          await putPicturesAway(ports, author, keeper);
          await leaving();
        }),
      ),
    giveBack: (author, keeper) => resealing(() => givePicturesBack(ports, author, keeper)),
    tidy: () => resealing(() => tidy(ports, underWay)),
    round: async () => {
      if (!running && !goesOn()) return anotherRound;
      running ??= step().finally(() => {
        running = null;
        tell();
      });
      return running;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
