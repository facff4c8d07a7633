import type { CommandType } from '@berthcare/shared/commands/commands';
import { entryId, type EntryValue } from '@berthcare/shared/domain/entry';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import { tableNames } from '@berthcare/shared/record/tables';
import { canonical } from '@berthcare/shared/sync/canonical';
import { openDevice, type Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import type { AnyGiven, Given } from '@berthcare/sync-client/given';
import type { DraftTarget } from '@berthcare/sync-client/drafts';
import type { Holder } from '@berthcare/sync-client/meta';
import { openPhotos, type Photos } from '@berthcare/sync-client/photos/photos';
import type { PhotoTransport } from '@berthcare/sync-client/photos/ports';
import type { Cipher, Transport } from '@berthcare/sync-client/ports';
import { select } from '@berthcare/sync-client/records';
import type { RoundResult } from '@berthcare/sync-client/take';
import { flippedSeal, readFlipped } from '@berthcare/sync-client/testing/flipped-box';
import { memoryFiles } from '@berthcare/sync-client/testing/memory-files';
import type { Actor } from '../../../src/sync/store';
import type { Line } from '../story/story';
import { deviceSnapshot, type DeviceSnapshot } from '../../invariants/device-snapshot';
import type { Faults, Meant } from '../../invariants/evidence';
import { waitingPicturesAreKept } from '../../invariants/pictures';
import { foreignTextIsGone, type Canaries } from '../../invariants/taken-away';
import { photoKey, type Photo } from '../caregiver/photo-draft';
import type { Chance } from '../chance';
import { Screen } from '../../invariants/screen';
import type { PhoneStorage } from './phone-storage';
import { Crash, Power, poweredBy, poweredFiles } from './power';

/** One command, without its stream. */
type Gesture = { [Type in CommandType]: Omit<Given<Type>, 'stream'> }[CommandType];

type Attempt = Meant & { consumes: readonly string[] };

export type Outside = {
  /** The true time; the device's clock is off by `clockOffset`. */
  now: () => number;
  uuid: () => string;
  line: (device: VirtualDevice) => Transport;
  pictureLine: (device: VirtualDevice) => PhotoTransport;
  story: (line: Line) => void;
  crashed: () => void;
  /** All commands ever sealed, by id. */
  meant: Map<string, Meant>;
  /** What a caregiver's drafts about a visit make. */
  commandsOf: (device: VirtualDevice, visitId: string) => Gesture[];
  /** Whether the office has withdrawn any phone. */
  anyWithdrawn: () => boolean;
};

/** Unreadable enough to notice who forgets to open it. */
const open = (sealed: Uint8Array): string => Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString('utf8');

const cipher: Cipher = {
  seal: async (plain) => Buffer.from(plain, 'utf8').map((byte) => byte ^ 0x5a),
  open: async (sealed) => open(sealed),
};

/** A person's own, which a phone that they have left does not have. */
const keeperOf = (personId: string): Cipher => ({
  seal: async (plain) => cipher.seal(JSON.stringify([personId, plain])),
  open: async (sealed) => {
    const [of, plain] = JSON.parse(open(sealed)) as [string, string];
    if (of !== personId) throw new Error('Somebody opens what was sealed for another.');
    return plain;
  },
});

/** A phone, the app on it, and the person who holds it. */
export class VirtualDevice {
  clockOffset = 0;
  /** Commands that need not be shown: answered and arrived, or their record was taken away. */
  readonly excused = new Set<string>();
  /** How much had been written on the server when it last answered. */
  answeredAt = -1;
  /** Rows were lost or altered here, and it may not have been noticed yet. */
  decayed = false;
  readonly screen: Screen;
  /** Whether another app than today's has declared its tables. */
  upgraded = false;
  /** Its app reads what the server no longer serves: it hears nothing new, and its work is taken all the same. */
  outdated = false;
  /** What its processes have asked of their databases and files, one after the other. */
  operations = 0;
  /** The operation at which its process dies, whatever it is. */
  diesAt = Infinity;
  private power = this.newPower();
  private running!: Device;
  private photos!: Photos;
  /** Pictures on the disk, beside the database. */
  private readonly files = new Map<string, Uint8Array>();
  /** Whether it is somebody's; who had it last is its actor. */
  held = true;
  /** As whom each person who has, or had, it hands in a queue. */
  readonly credentials = new Map<string, Actor>();
  private activations = 0;
  private readonly withdrawnPictures = new Set<string>();
  /** Commands that the engine makes of drafts by itself, when their record is taken away. */
  private made: Attempt[] = [];
  /** Drafts as they stood on the screen when saving them was confirmed. */
  readonly drafts = new Map<string, { body: string; seen: string | null }>();

  private constructor(
    readonly name: string,
    public actor: Actor,
    readonly storage: PhoneStorage,
    private readonly outside: Outside,
  ) {
    this.credentials.set(actor.personId, actor);
    this.screen = new Screen(storage, storage.changedTables);
  }

  static async start(
    name: string,
    actor: Actor,
    storage: PhoneStorage,
    outside: Outside,
  ): Promise<VirtualDevice> {
    const device = new VirtualDevice(name, actor, storage, outside);
    await device.boot();
    const nobodyWasHere = (await device.app.holder()) === null && (await device.app.left()).length === 0;
    if (nobodyWasHere) {
      const { personId, agencyId, role } = actor;
      await device.app.bind({ personId, agencyId, role });
      device.held = true;
    }
    return device;
  }

  get app(): Device {
    return this.running;
  }

  now(): number {
    return this.outside.now() + this.clockOffset;
  }

  /** Ends the process and starts it again over what is on disk. */
  async boot(): Promise<void> {
    this.power = this.newPower();
    const db = poweredBy(this.power, this.storage);
    const files = poweredFiles(this.power, memoryFiles(this.files));
    this.photos = openPhotos({ db, files, cipher, transport: this.outside.pictureLine(this) });
    this.running = await openDevice({
      db,
      transport: this.outside.line(this),
      cipher,
      sealer: async () => flippedSeal,
      commandsOfDrafts: ({ id, streamId }) => this.commandsOfDrafts(id, streamId),
      clock: { now: () => this.now() },
      ids: { uuid: this.outside.uuid },
    });
    await this.takeStock();
  }

  /** All that is typed and taken about a visit, as it is in the person's hands. */
  private commandsOfDrafts(visitId: string, stream: string): AnyGiven[] {
    const commands = this.outside.commandsOf(this, visitId);
    for (const { type, payload, consumes = [] } of commands)
      this.made.push({ type, payload, consumes, seen: this.seenInDrafts(payload) });
    return commands.map((command) => ({ ...command, stream }));
  }

  private seenInDrafts(payload: unknown): Map<string, string | null> {
    const { visitId, entries = [] } = payload as { visitId: string; entries?: { item: string }[] };
    return new Map(
      entries.map(({ item }) => {
        return [entryId(visitId, item), this.drafts.get(draftKey(visitId, item))?.seen ?? null];
      }),
    );
  }

  /** After whatever may have taken something away: whose it is, and what became of their drafts. */
  private async takeStock(): Promise<void> {
    this.held = (await this.holder()) !== null;
    if (this.made.length > 0) await this.reconcile(this.made);
    this.made = [];
  }

  /** Read from the disk: looking is nothing that its process does. */
  private async holder() {
    const [row] = await this.storage.query<{ value: string }>(`select value from _meta where key = 'holder'`);
    return row ? (JSON.parse(row.value) as Holder | null) : null;
  }

  /** Its person signs out: nothing of theirs can be read here, and what was not sent waits. */
  async signOut(): Promise<void> {
    const { personId } = this.actor;
    await this.surviving(async () => {
      await this.photos.putAway(personId, keeperOf(personId));
      await this.app.signOut(keeperOf(personId));
      await this.photos.tidy();
    });
    await this.takeStock();
  }

  /** Somebody comes, whom the office has given a code. What was kept for them is theirs again. */
  async activate(person: Actor): Promise<void> {
    this.activations += 1;
    const deviceId = derivedId('device', `${this.name} ${this.activations}`);
    const actor = { ...person, deviceId };
    const { personId, agencyId, role } = actor;
    const done = await this.surviving(async () => {
      await this.app.bind({ personId, agencyId, role }, keeperOf(personId));
      return true;
    });
    if (done || (await this.holder())?.personId === personId) {
      this.actor = actor;
      this.credentials.set(personId, actor);
    }
    await this.takeStock();
    if (this.held) await this.surviving(() => this.photos.giveBack(personId, keeperOf(personId)));
  }

  /** I3: what lies in its files. Pictures are sealed by the platform, and are not looked into. */
  async foreignText(shown: DeviceSnapshot, canaries: Canaries): Promise<Faults> {
    return foreignTextIsGone(shown, [this.storage.image()], canaries);
  }

  private newPower(): Power {
    return new Power(() => (this.operations += 1) === this.diesAt);
  }

  /** A newer app starts over what an older one left: other tables were declared. */
  async renewApp(): Promise<void> {
    this.upgraded = true;
    this.outdated = false;
    await this.storage.exec(`update _meta set value = '"older"' where key = 'projection'`);
    await this.storage.exec(`update _schema set declared = 'older'`);
    await this.boot();
  }

  dieAfter(operations: number): void {
    this.power.failAfter(operations);
  }

  async exchange(): Promise<RoundResult | 'crashed'> {
    const pictures = this.outside.anyWithdrawn() ? await this.unsentPictures() : [];
    const result = (await this.surviving(() => this.app.exchange())) ?? 'crashed';
    await this.takeStock();
    if (pictures.length > 0) {
      const left = new Set(await this.unsentPictures());
      for (const id of pictures) if (!left.has(id)) this.withdrawnPictures.add(id);
    }
    return result;
  }

  /** One step of its pictures. */
  async carryPictures(): Promise<RoundResult | 'crashed'> {
    if (!this.held) {
      await this.surviving(() => this.photos.tidy());
      return { kind: 'done', more: false, upgrade: false };
    }
    const { personId } = this.actor;
    await this.surviving(() => this.photos.giveBack(personId, keeperOf(personId)));
    return (await this.surviving(() => this.photos.round())) ?? 'crashed';
  }

  /** Does something that may end in a crash (null, and the app is started again). */
  private async surviving<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      this.power.stopFailing();
      return result;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.outside.crashed();
      await this.startAgain();
      return null;
    }
  }

  /** Also when it dies while it starts. */
  private async startAgain(): Promise<void> {
    this.outside.story(`${this.name} dies, and its app starts again`);
    try {
      await this.boot();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await this.startAgain();
    }
  }

  /** What the screen says of a visit's items, by entry. */
  private async shown(visitId: string): Promise<Map<string, string>> {
    const rows = await select(this.storage, 'visitEntry', { visitId });
    return new Map(rows.map(({ id, value }) => [id, canonical(value)]));
  }

  /** Seals commands as one; a crash leaves all of them or none, a refusal none. */
  async seal(stream: string, ...commands: Gesture[]): Promise<void> {
    const attempts: Attempt[] = [];
    for (const { type, payload, consumes = [] } of commands) {
      attempts.push({ type, payload, consumes, seen: await this.seenBy(payload, consumes) });
    }
    try {
      const given = commands.map((command) => ({ ...command, stream }));
      const ids = await this.surviving(() => this.app.dispatchAll(given));
      const durable = await this.reconcile(attempts);
      if (ids && durable !== ids.length) throw new Error(`${this.name} lost a command it had sealed.`);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      this.outside.story(`${this.name} refuses at once: ${error.reason}`);
    }
  }

  private async seenBy(payload: unknown, consumes: readonly string[]): Promise<Map<string, string | null>> {
    const { visitId, entries = [] } = payload as { visitId: string; entries?: { item: string }[] };
    const shown = await this.shown(visitId);
    return new Map(
      entries.map(({ item }) => {
        const id = entryId(visitId, item);
        const key = draftKey(visitId, item);
        const draft = consumes.includes(key) ? this.drafts.get(key) : undefined;
        return [id, draft ? draft.seen : (shown.get(id) ?? null)];
      }),
    );
  }

  /** Whatever stands in the queue was meant by somebody, word for word. Returns how many of the attempts do. */
  private async reconcile(attempts: Attempt[]): Promise<number> {
    let durable = 0;
    for (const { id, type, body, box } of await this.queue()) {
      if (this.outside.meant.has(id)) continue;
      const content = box === null ? open(body) : readFlipped(box, id)!;
      const { payload } = JSON.parse(content) as { payload: unknown };
      const text = canonical(payload);
      const attempt = attempts.find((one) => one.type === type && canonical(one.payload) === text);
      if (!attempt) throw new Error(`${this.name} queued a ${type} that nobody gave.`);
      this.outside.meant.set(id, { type, payload, seen: attempt.seen });
      this.outside.story(() => `${this.name} seals ${id}: ${type} ${text}`);
      for (const key of attempt.consumes) this.drafts.delete(key);
      durable += 1;
    }
    return durable;
  }

  private queue() {
    return this.storage.query<{ id: string; type: string; body: Uint8Array; box: string | null }>(
      'select id, type, body, box from _outbox order by ord',
    );
  }

  /** One keystroke. */
  async type(visitId: string, item: string, body: EntryValue): Promise<void> {
    const key = draftKey(visitId, item);
    const target: DraftTarget = { table: 'visitEntry', id: entryId(visitId, item), group: 'value' };
    const before = this.drafts.get(key);
    const seen = before ? before.seen : ((await this.shown(visitId)).get(target.id) ?? null);
    const saved = await this.surviving(async () => {
      await this.app.saveDraft({ key, subject: visitId, section: 'all', body, at: this.now() }, target);
      return true;
    });
    if (saved || (await this.draftsOnDisk()).get(key) === canonical(body)) {
      this.drafts.set(key, { body: canonical(body), seen });
    }
  }

  /** Takes a photo: when it is on the screen, it is on the disk. */
  async photograph(
    { visitId, streamId, photo }: { visitId: string; streamId: string; photo: Photo },
    bytes: Uint8Array,
  ): Promise<void> {
    const { photoId: id } = photo;
    const key = photoKey(visitId, id);
    const draft = { key, subject: visitId, section: 'photos', body: photo, at: this.now() };
    const saved = await this.surviving(async () => {
      await this.photos.keep({ id, streamId, draft }, bytes);
      return true;
    });
    if (saved || (await this.draftsOnDisk()).has(key))
      this.drafts.set(key, { body: canonical(photo), seen: null });
  }

  private async unsentPictures(): Promise<string[]> {
    const unsent = `select id from _photo where state in ('kept', 'sent', 'away')`;
    return (await this.storage.query<{ id: string }>(unsent)).map(({ id }) => id);
  }

  /** Pictures that the office may never get: withdrawn with the phone, or their author has not come back to it. */
  async forgonePictures(): Promise<string[]> {
    const away = await this.storage.query<{ id: string }>(`select id from _photo where state = 'away'`);
    return [...this.withdrawnPictures, ...away.map(({ id }) => id)];
  }

  /** What was taken here and is not at the office, as far as anybody told. */
  async pictureFaults(): Promise<Faults> {
    const waiting = await this.storage.query<{ id: string }>(
      `select case state when 'away' then id || '.away' else id end as id from _photo
       where state in ('kept', 'sent', 'lost', 'away')`,
    );
    return waitingPicturesAreKept(this.name, waiting, this.files);
  }

  private async draftsOnDisk(): Promise<Map<string, string>> {
    const rows = await this.storage.query<{ key: string; body: Uint8Array }>('select key, body from _draft');
    return new Map(rows.map(({ key, body }) => [key, canonical(JSON.parse(open(body)))]));
  }

  snapshot({ whole = false } = {}): Promise<DeviceSnapshot> {
    return deviceSnapshot(this, open, whole, readFlipped);
  }

  /** S2: what was on the screen is on disk, word for word. */
  async draftFaults(): Promise<Faults> {
    const disk = await this.draftsOnDisk();
    const keys = new Set([...disk.keys(), ...this.drafts.keys()]);
    return [...keys]
      .filter((key) => disk.get(key) !== this.drafts.get(key)?.body)
      .map(
        (key) => `S2 ${this.name} has draft ${key} as ${disk.get(key)}, not ${this.drafts.get(key)?.body}`,
      );
  }

  /** Loses a confirmed row, or the last change of one. */
  async decay(chance: Chance): Promise<void> {
    const rows = await this.storage.query<{ name: string; id: string }>(confirmedRows);
    if (rows.length === 0) return;
    const { name, id } = chance.pick(rows);
    const damage = chance.pick([`delete from "${name}"`, `update "${name}" set version = version - 1`]);
    await this.storage.exec(`${damage} where id = ?`, [id]);
    this.decayed = true;
    this.outside.story(`${this.name}: ${damage}, ${id.slice(0, 4)}`);
  }

  /** Another phone with the same content: the backup of this one, or its file copied. */
  async cloned(name: string, actor: Actor, storage: PhoneStorage): Promise<VirtualDevice> {
    const clone = await VirtualDevice.start(name, actor, storage, this.outside);
    for (const [key, draft] of this.drafts) clone.drafts.set(key, draft);
    for (const [id, bytes] of this.files) clone.files.set(id, bytes);
    clone.clockOffset = this.clockOffset;
    clone.decayed = this.decayed;
    clone.activations = this.activations;
    for (const [person, credential] of this.credentials)
      if (person !== actor.personId) clone.credentials.set(person, credential);
    for (const id of this.excused) clone.excused.add(id);
    return clone;
  }
}

const draftKey = (visitId: string, item: string) => `${visitId}/${item}`;

/** Those that no pending command changes. */
const confirmedRows = `select name, id from (${tableNames
  .map((name) => `select '${name}' as name, id from "${name}"`)
  .join(
    ' union all ',
  )}) shown where not exists (select 1 from _shadow s where s.tbl = shown.name and s.id = shown.id) order by name, id`;
