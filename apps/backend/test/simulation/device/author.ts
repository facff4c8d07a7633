import { canonical } from '@berthcare/shared/sync/canonical';
import { readFlipped } from '@berthcare/sync-client/testing/flipped-box';
import type { Faults, Meant } from '../../invariants/evidence';
import { draftsOnDisk, saidIn, seenBy, type Draft } from '../caregiver/drafts';
import type { Looks } from '../caregiver/looks';
import type { Line } from '../story/story';
import { open } from './ciphers';
import type { PhoneStorage } from './phone-storage';

/** A command that somebody means to give. */
export interface Meaning {
  type: string;
  payload: unknown;
  /** Keys of the drafts that it carries. */
  consumes?: readonly string[] | undefined;
}

type Attempt = Meant & { consumes: readonly string[] };

interface Around {
  name: string;
  storage: PhoneStorage;
  looks: Looks;
  /** All commands ever sealed, by id. */
  meant: Map<string, Meant>;
  story: (line: Line) => void;
}

/** What who works on a phone remembers of what they wrote there, beside what the phone does. */
export class Author {
  readonly drafts = new Map<string, Draft>();
  /** What may come to stand in the queue: what they gave, and what the engine makes of drafts that are taken away. */
  private attempts: Attempt[] = [];

  constructor(private readonly around: Around) {}

  /** They are about to give these. */
  async gives(commands: readonly Meaning[]): Promise<void> {
    for (const { type, payload, consumes = [] } of commands) {
      const seen = await seenBy(this.around.looks, this.drafts, { payload, consumes });
      this.attempts.push({ type, payload, consumes, seen });
    }
  }

  /** The engine is about to make these of their drafts. */
  isMadeInto(commands: readonly Meaning[]): void {
    for (const { type, payload, consumes = [] } of commands)
      this.attempts.push({ type, payload, consumes, seen: this.seenInDrafts(payload) });
  }

  private seenInDrafts(payload: unknown): Map<string, string | null> {
    const { said } = saidIn({ payload });
    return new Map(said.map(({ entry, key }) => [entry, this.drafts.get(key)?.seen ?? null]));
  }

  /** Whatever stands in the queue was meant by somebody, word for word. Returns how many of the attempts do. */
  async settle(): Promise<number> {
    const { name, storage, looks, meant, story } = this.around;
    const attempts = this.attempts;
    this.attempts = [];
    if (attempts.length === 0) return 0;
    const queue = await storage.query<{ id: string; type: string; body: Uint8Array; box: string | null }>(
      'select id, type, body, box from _outbox order by ord',
    );
    let durable = 0;
    for (const { id, type, body, box } of queue) {
      if (meant.has(id)) continue;
      const content = box === null ? open(body) : readFlipped(box, id)!;
      const { payload } = JSON.parse(content) as { payload: unknown };
      const text = canonical(payload);
      const attempt = attempts.find((one) => one.type === type && canonical(one.payload) === text);
      if (!attempt) throw new Error(`${name} queued a ${type} that nobody gave.`);
      meant.set(id, { type, payload, seen: attempt.seen });
      story(() => `${name} seals ${id}: ${type} ${text}`);
      for (const key of attempt.consumes) this.drafts.delete(key);
      const { visitId, said } = saidIn(attempt);
      for (const { entry, value } of said) looks.wrote(visitId, entry, value);
      durable += 1;
    }
    return durable;
  }

  /** Remembers a draft that was saved, or of which nobody knows and that is on the disk. */
  async remember(key: string, draft: Draft, saved: boolean): Promise<void> {
    if (saved || (await draftsOnDisk(this.around.storage)).get(key) === draft.body)
      this.drafts.set(key, draft);
  }

  /** S2: what was on the screen is on disk, word for word. */
  async faults(): Promise<Faults> {
    const { name, storage } = this.around;
    const disk = await draftsOnDisk(storage);
    const body = (key: string) => this.drafts.get(key)?.body;
    return [...new Set([...disk.keys(), ...this.drafts.keys()])]
      .filter((key) => disk.get(key) !== body(key))
      .map((key) => `S2 ${name} has draft ${key} as ${disk.get(key)}, not ${body(key)}`);
  }
}
