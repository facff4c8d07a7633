import type { CommandType } from '@berthcare/shared/commands/commands';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import { tableNames } from '@berthcare/shared/record/tables';
import { canonical } from '@berthcare/shared/sync/canonical';
import { openDevice, type Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import type { AnyGiven, Given } from '@berthcare/sync-client/given';
import type { Holder } from '@berthcare/sync-client/meta';
import { openPhotos, type Photos } from '@berthcare/sync-client/photos/photos';
import type { PhotoTransport } from '@berthcare/sync-client/photos/ports';
import type { Transport } from '@berthcare/sync-client/ports';
import type { RoundResult } from '@berthcare/sync-client/take';
import { flippedSeal, readFlipped } from '@berthcare/sync-client/testing/flipped-box';
import { memoryFiles } from '@berthcare/sync-client/testing/memory-files';
import type { Actor } from '../../../src/sync/store';
import type { Line } from '../story/story';
import { deviceSnapshot, type DeviceSnapshot } from '../../invariants/device-snapshot';
import type { Faults, Meant } from '../../invariants/evidence';
import { waitingPicturesAreKept } from '../../invariants/pictures';
import { foreignTextIsGone, type Canaries } from '../../invariants/taken-away';
import { beginning, draftKey, over, type Drafts } from '../caregiver/drafts';
import { Looks } from '../caregiver/looks';
import { photoKey, type Photo } from '../caregiver/photo-draft';
import type { Chance } from '../chance';
import { Screen } from '../../invariants/screen';
import { Author } from './author';
import { cipher, keeperOf, open } from './ciphers';
import type { PhoneStorage } from './phone-storage';
import { poweredBy, poweredFiles, type Power } from './power';
import { Process } from './process';

/** One command, without its stream. */
type Gesture = { [Type in CommandType]: Omit<Given<Type>, 'stream'> }[CommandType];

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
  /** What who has it sees: the screen may lag behind what it would say now. */
  readonly looks: Looks;
  /** Whether another app than today's has declared its tables. */
  upgraded = false;
  /** Its app reads what the server no longer serves: it hears nothing new, and its work is taken all the same. */
  outdated = false;
  readonly process: Process;
  readonly author: Author;
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
  private constructor(
    readonly name: string,
    public actor: Actor,
    readonly storage: PhoneStorage,
    private readonly outside: Outside,
  ) {
    this.credentials.set(actor.personId, actor);
    this.screen = new Screen(storage, storage.changedTables);
    const { meant, story, crashed } = outside;
    this.looks = new Looks(storage);
    this.author = new Author({ name, storage, looks: this.looks, meant, story });
    this.process = new Process(
      (power) => this.open(power),
      () => {
        crashed();
        story(`${name} dies, and its app starts again`);
      },
    );
  }

  static start(name: string, actor: Actor, storage: PhoneStorage, outside: Outside): Promise<VirtualDevice> {
    return new VirtualDevice(name, actor, storage, outside).started();
  }

  private async started(): Promise<this> {
    await this.boot();
    const nobodyWasHere = (await this.app.holder()) === null && (await this.app.left()).length === 0;
    if (nobodyWasHere) {
      const { personId, agencyId, role } = this.actor;
      await this.app.bind({ personId, agencyId, role });
      this.held = true;
    }
    return this;
  }

  get app(): Device {
    return this.running;
  }

  now(): number {
    return this.outside.now() + this.clockOffset;
  }

  get drafts(): Drafts {
    return this.author.drafts;
  }

  /** Ends the process and starts it again over what is on disk. */
  boot(): Promise<void> {
    return this.process.start();
  }

  private async open(power: Power): Promise<void> {
    this.looks.leaveAll();
    const db = poweredBy(power, this.storage);
    const files = poweredFiles(power, memoryFiles(this.files));
    const clock = { now: () => this.now() };
    const pictureLine = this.outside.pictureLine(this);
    this.photos = openPhotos({ db, clock, files, cipher, transport: pictureLine });
    this.running = await openDevice({
      ...{ db, clock, cipher },
      transport: this.outside.line(this),
      sealer: async () => flippedSeal,
      commandsOfDrafts: ({ id, streamId }) => this.commandsOfDrafts(id, streamId),
      ids: { uuid: this.outside.uuid },
    });
    await this.takeStock();
  }

  /** All that is typed and taken about a visit, as it is in the person's hands. */
  private commandsOfDrafts(visitId: string, stream: string): AnyGiven[] {
    const commands = this.outside.commandsOf(this, visitId);
    this.author.isMadeInto(commands);
    return commands.map((command) => ({ ...command, stream }));
  }

  /** After whatever may have taken something away: whose it is, and what became of their drafts. */
  private async takeStock(): Promise<void> {
    this.held = (await this.holder()) !== null;
    if (!this.held) this.looks.leaveAll();
    await this.author.settle();
  }

  /** Read from the disk: looking is nothing that its process does. */
  private async holder() {
    const [row] = await this.storage.query<{ value: string }>(`select value from _meta where key = 'holder'`);
    return row ? (JSON.parse(row.value) as Holder | null) : null;
  }

  /** Its person signs out: nothing of theirs can be read here, and what was not sent waits. */
  async signOut(): Promise<void> {
    const { personId } = this.actor;
    await this.process.surviving(async () => {
      const keeper = keeperOf(personId);
      await this.photos.putAway(personId, keeper, () => this.app.signOut(keeper));
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
    const done = await this.process.surviving(async () => {
      await this.app.bind({ personId, agencyId, role }, keeperOf(personId));
      return true;
    });
    if (done || (await this.holder())?.personId === personId) {
      this.actor = actor;
      this.credentials.set(personId, actor);
    }
    await this.takeStock();
    if (this.held) await this.process.surviving(() => this.photos.giveBack(personId, keeperOf(personId)));
  }

  /** I3: what lies in its files. Pictures are sealed by the platform, and are not looked into. */
  async foreignText(shown: DeviceSnapshot, canaries: Canaries): Promise<Faults> {
    return foreignTextIsGone(shown, [this.storage.image()], canaries);
  }

  /** A newer app starts over what an older one left: other tables were declared. */
  async renewApp(): Promise<void> {
    this.upgraded = true;
    this.outdated = false;
    await this.storage.exec(`update _meta set value = '"older"' where key = 'projection'`);
    await this.storage.exec(`update _schema set declared = 'older'`);
    await this.boot();
  }

  async exchange(): Promise<RoundResult | 'crashed'> {
    const pictures = this.outside.anyWithdrawn() ? await this.unsentPictures() : [];
    const result = (await this.process.surviving(() => this.app.exchange())) ?? 'crashed';
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
      await this.process.surviving(() => this.photos.tidy());
      return { kind: 'done', more: false, upgrade: false };
    }
    const { personId } = this.actor;
    await this.process.surviving(() => this.photos.giveBack(personId, keeperOf(personId)));
    return (await this.process.surviving(() => this.photos.round())) ?? 'crashed';
  }

  /** Seals commands as one; a crash leaves all of them or none, a refusal none. */
  async seal(stream: string, ...commands: Gesture[]): Promise<void> {
    const given: AnyGiven[] = [];
    for (const command of commands) given.push({ ...command, stream, over: await over(this.looks, command) });
    await this.author.gives(commands);
    try {
      const ids = await this.process.surviving(() => this.app.dispatchAll(given));
      const durable = await this.author.settle();
      if (ids && durable !== ids.length) throw new Error(`${this.name} lost a command it had sealed.`);
    } catch (error) {
      await this.author.settle();
      this.tellRefusal(error);
    }
  }

  /** Throws whatever else it is. */
  private tellRefusal(error: unknown): void {
    if (!(error instanceof CommandRefused)) throw error;
    this.outside.story(`${this.name} refuses at once: ${error.reason}`);
  }

  /** Whether a draft is durable: not after a crash, nor where its visit has left the device meanwhile. */
  private async saved(visitId: string, save: () => Promise<void>): Promise<boolean> {
    try {
      return (await this.process.surviving(() => save().then(() => true))) ?? false;
    } catch (error) {
      if ((await this.storage.query('select 1 from visit where id = ?', [visitId])).length > 0) throw error;
      this.tellRefusal(error);
      return false;
    }
  }

  /** One keystroke. */
  async type(visitId: string, item: string, body: EntryValue): Promise<void> {
    const key = draftKey(visitId, item);
    const begun = this.drafts.get(key);
    const { at, seen } = await beginning(this.looks, visitId, item);
    const draft = { key, subject: visitId, section: 'all', body, at: this.now() };
    const saved = await this.saved(visitId, () => this.app.saveDraft(draft, at));
    await this.author.remember(key, { body: canonical(body), seen: begun ? begun.seen : seen }, saved);
  }

  /** Takes a photo: when it is on the screen, it is on the disk. */
  async photograph(
    { visitId, streamId, photo }: { visitId: string; streamId: string; photo: Photo },
    bytes: Uint8Array,
  ): Promise<void> {
    const { photoId: id } = photo;
    const key = photoKey(visitId, id);
    const draft = { key, subject: visitId, section: 'photos', body: photo, at: this.now() };
    const saved = await this.saved(visitId, () => this.photos.keep({ id, streamId, draft }, bytes));
    await this.author.remember(key, { body: canonical(photo), seen: null }, saved);
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

  snapshot({ whole = false } = {}): Promise<DeviceSnapshot> {
    return deviceSnapshot(this, open, whole, readFlipped);
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
  cloned(name: string, actor: Actor, storage: PhoneStorage): Promise<VirtualDevice> {
    // Its app may take everything away as soon as it starts: its person has to know before what was on it.
    const clone = new VirtualDevice(name, actor, storage, this.outside);
    for (const [key, draft] of this.drafts) clone.author.drafts.set(key, draft);
    for (const [id, bytes] of this.files) clone.files.set(id, bytes);
    clone.clockOffset = this.clockOffset;
    clone.decayed = this.decayed;
    clone.activations = this.activations;
    for (const [person, credential] of this.credentials)
      if (person !== actor.personId) clone.credentials.set(person, credential);
    for (const id of this.excused) clone.excused.add(id);
    return clone.started();
  }
}

/** Those that no pending command changes. */
const confirmedRows = `select name, id from (${tableNames
  .map((name) => `select '${name}' as name, id from "${name}"`)
  .join(
    ' union all ',
  )}) shown where not exists (select 1 from _shadow s where s.tbl = shown.name and s.id = shown.id) order by name, id`;
