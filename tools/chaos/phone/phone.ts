import { waitingPicturesAreKept } from '../../../apps/backend/test/invariants/pictures';
import type { Faults } from '../../../apps/backend/test/invariants/evidence';
import { deviceSnapshot, type DeviceSnapshot } from '../../../apps/backend/test/invariants/device-snapshot';
import { pendingWorkIsShown } from '../../../apps/backend/test/invariants/pending';
import { Screen } from '../../../apps/backend/test/invariants/screen';
import { queueIsContiguous } from '../../../apps/backend/test/invariants/queue';
import type { Held } from '../../../apps/backend/test/simulation/caregiver/gesture';
import {
  draftKey,
  draftsOnDisk,
  beginning,
  over,
  saidIn,
  seenBy,
  type Draft,
} from '../../../apps/backend/test/simulation/caregiver/drafts';
import { Looks } from '../../../apps/backend/test/simulation/caregiver/looks';
import { photoKey } from '../../../apps/backend/test/simulation/caregiver/photo-draft';
import { open } from '../../../apps/backend/test/simulation/device/ciphers';
import type { Actor } from '../../../apps/backend/src/sync/store';
import type { EntryValue } from '../../../libs/shared/src/domain/entry';
import { canonical } from '../../../libs/shared/src/sync/canonical';
import type { Database, Sql } from '../../../libs/sync-client/src/database';
import type { Device } from '../../../libs/sync-client/src/device';
import type { AnyGiven } from '../../../libs/sync-client/src/given';
import { CommandRefused } from '../../../libs/sync-client/src/dispatch';
import type { Photos } from '../../../libs/sync-client/src/photos/photos';

import type { Attempt, Entry, Journal } from './journal';
import { draftText, remember, type Memory } from './memory';

type Gesture = Parameters<Held['seal']>[1];
type Taken = Parameters<Held['photograph']>[0];

/** What a phone is made of. */
interface Parts {
  storage: Database;
  device: Device;
  photos: Photos;
  journal: Journal;
  memory: Memory;
  now: () => number;
  /** The names of its pictures' files, at this moment. */
  pictures: () => string[];
}

/** A phone in somebody's hands: whatever they do stands in their journal before the phone hears of it. */
export class Phone implements Held {
  /** Commands that need not be shown: answered and arrived, or their record was taken away. */
  private readonly excused = new Set<string>();
  readonly looks: Looks;

  constructor(
    readonly name: string,
    readonly actor: Actor,
    private readonly parts: Parts,
  ) {
    this.looks = new Looks(parts.storage);
  }

  get storage(): Database {
    return this.parts.storage;
  }

  now(): number {
    return this.parts.now();
  }

  private get memory(): Memory {
    return this.parts.memory;
  }

  get drafts(): Map<string, Draft> {
    return this.memory.drafts;
  }

  private note(entry: Entry): void {
    this.parts.journal.write(entry);
    remember(this.memory, entry);
  }

  /** Something is not as it must be. */
  fault(fault: string): void {
    this.note({ did: 'fault', fault });
  }

  /** Seals commands as one; a refusal leaves none of them. */
  async seal(stream: string, ...commands: Gesture[]): Promise<void> {
    const given: AnyGiven[] = [];
    for (const command of commands) given.push({ ...command, stream, over: await over(this.looks, command) });
    const attempts: Attempt[] = [];
    for (const { type, payload, consumes = [] } of commands)
      attempts.push({
        ...{ type, payload, consumes },
        seen: [...(await seenBy(this.looks, this.drafts, { payload, consumes }))],
      });
    this.note({ did: 'seal', commands: attempts });
    try {
      this.note({ did: 'sealed', ids: await this.parts.device.dispatchAll(given) });
      for (const { visitId, said } of commands.map(saidIn))
        for (const { entry, value } of said) this.looks.wrote(visitId, entry, value);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      this.note({ did: 'not sealed', why: error.reason });
    }
  }

  /** One keystroke. */
  async type(visitId: string, item: string, value: EntryValue): Promise<void> {
    const key = draftKey(visitId, item);
    const begun = this.drafts.get(key);
    const { at, seen } = await beginning(this.looks, visitId, item);
    const draft = { key, subject: visitId, section: 'all', body: value, at: this.now() };
    await this.keep(key, { body: canonical(value), seen: begun ? begun.seen : seen }, () =>
      this.parts.device.saveDraft(draft, at),
    );
  }

  /** Takes a photo; what its draft says is noted as what somebody types is. */
  async photograph({ visitId, streamId, photo }: Taken, bytes: Uint8Array): Promise<void> {
    const { photoId: id } = photo;
    const key = photoKey(visitId, id);
    const draft = { key, subject: visitId, section: 'photos', body: photo, at: this.now() };
    await this.keep(key, { body: canonical(photo), seen: null }, () =>
      this.parts.photos.keep({ id, streamId, draft }, bytes),
    );
  }

  /** Keeps a draft; it is refused where the record has just left the phone. */
  private async keep(key: string, draft: Draft, save: () => Promise<void>): Promise<void> {
    this.note({ did: 'type', key, ...draft });
    try {
      await save();
      this.note({ did: 'typed' });
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      this.note({ did: 'not typed' });
    }
  }

  /** After a start: compares what is on the disk with the journal, and settles what the phone's death left open. */
  async takeStock(): Promise<void> {
    const queue = await this.queue();
    await this.settleSealing(queue);
    await this.settleTyping();
    const present = new Set(queue.map(({ id }) => id));
    for (const id of this.memory.kept)
      if (!present.has(id)) this.fault(`I1 ${this.name} lost command ${id}, which it had sealed`);
    for (const { id, outcome } of queue) if (outcome !== null) this.excused.add(id);
  }

  private queue() {
    return this.storage.query<{ id: string; type: string; outcome: string | null; body: Uint8Array }>(
      'select id, type, outcome, body from _outbox order by ord',
    );
  }

  /** Whatever stands in the queue was meant by somebody, word for word; all of what is sealed as one, or nothing. */
  private async settleSealing(queue: Awaited<ReturnType<Phone['queue']>>): Promise<void> {
    const unknown = queue.filter(({ id }) => !this.memory.meant.has(id));
    const { sealing } = this.memory;
    if (unknown.length === 0) {
      if (sealing) this.note({ did: 'not sealed', why: 'the phone died' });
      return;
    }
    const found = unknown.map(({ type, body }) => {
      const { payload } = JSON.parse(open(body)) as { payload: unknown };
      return canonical({ type, payload });
    });
    const meant = (sealing ?? []).map(({ type, payload }) => canonical({ type, payload }));
    if (canonical(found) === canonical(meant)) this.note({ did: 'sealed', ids: unknown.map(({ id }) => id) });
    else this.fault(`${this.name} queued ${found.join(', ')}, and was given ${meant.join(', ')}`);
  }

  /** What was on the screen is on disk, word for word. */
  private async settleTyping(): Promise<void> {
    const disk = await draftsOnDisk(this.storage);
    const { typing, drafts, draftsUnknown, everTyped } = this.memory;
    if (typing) this.note({ did: disk.get(typing.key) === typing.draft.body ? 'typed' : 'not typed' });
    if (draftsUnknown) {
      drafts.clear();
      for (const [key, body] of disk)
        drafts.set(key, { body, seen: everTyped.get(draftText(key, body)) ?? null });
      this.memory.draftsUnknown = false;
      return;
    }
    await this.forgetTakenAway(disk);
    for (const key of new Set([...disk.keys(), ...drafts.keys()])) {
      const [is, was] = [disk.get(key), drafts.get(key)?.body];
      if (is !== was) this.fault(`S2 ${this.name} has draft ${key} as ${is}, not ${was}`);
    }
  }

  /** Drafts of a record that was taken away are gone; nobody makes commands of them here. */
  private async forgetTakenAway(disk: ReadonlyMap<string, string>): Promise<void> {
    const held = await this.storage.query<{ id: string }>('select id from visit');
    const isHeld = (key: string) => held.some(({ id }) => key.startsWith(`${id}/`));
    for (const key of this.drafts.keys()) if (!disk.has(key) && !isHeld(key)) this.note({ did: 'gone', key });
  }

  /** Notes what the office has said, and looks whether all is as it must be at every moment. */
  async look(): Promise<void> {
    await this.forgetTakenAway(await draftsOnDisk(this.storage));
    const { name, actor } = this;
    const [shown, missing] = await this.storage.transaction(async (tx) => [
      await deviceSnapshot({ name, actor, storage: tx, screen: new Screen(tx) }, open, false),
      await this.missingPictures(tx),
    ]);
    this.hear(shown);
    for (const fault of [...missing, ...pendingWorkIsShown(shown, this.excused), ...queueIsContiguous(shown)])
      this.fault(fault);
  }

  /** Asked within a transaction: a file is there before its row, and goes after it. */
  private async missingPictures(tx: Sql): Promise<Faults> {
    const waiting = await tx.query<{ id: string }>(
      `select id from _photo where state in ('kept', 'sent', 'lost')`,
    );
    return waitingPicturesAreKept(this.name, waiting, new Set(this.parts.pictures()));
  }

  private hear({ queue, streams, meta }: DeviceSnapshot): void {
    const cursors = new Map(streams.map(({ id, cursor }) => [id, cursor ?? 0]));
    const epoch = meta.offered ?? meta.epoch ?? '';
    for (const { id, outcome, streamId, version } of queue) {
      const told = this.memory.told.get(id);
      if (outcome === null) {
        if (told) this.note({ did: 'asked again', id });
        this.excused.delete(id);
      } else if (outcome !== 'unsendable' && !told) this.note({ did: 'told', id, outcome, epoch });
      const cursor = cursors.get(streamId);
      if (cursor === undefined || (outcome !== null && version !== null && version <= cursor))
        this.excused.add(id);
    }
  }
}
