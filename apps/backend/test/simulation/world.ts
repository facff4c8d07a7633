import { derivedId } from '@berthcare/shared/sync/derived-id';
import { dayAt, startOfDay } from '@berthcare/utils/day';
import type { Actor } from '../../src/sync/store';
import type { Meant } from '../invariants/evidence';
import { agencyId, people, timeZone } from './agency';
import { sealingDrafts } from './caregiver/document';
import { act } from './caregiver/gestures';
import { attaching } from './caregiver/photograph';
import type { Chance } from './chance';
import type { Climate } from './climate';
import { emptyStorage, handBack } from './device/phone-storage';
import { VirtualDevice, type Outside } from './device/virtual-device';
import { events } from './events/events';
import { Broken, Judge } from './judge';
import { Network } from './network/network';
import { pictureLine } from './network/picture-line';
import { officeActs } from './office/acts';
import { decideConflict, decideSetAside } from './office/commands';
import { memorySnapshot } from './server/memory-snapshot';
import type { Scene } from './scene';
import { Server } from './server/server';
import { Story } from './story/story';
import { Tally } from './tally';
import { DAY, HOUR, MINUTE } from './time';

/** A small agency, its server, its caregivers' phones and the weather between them. */
export class World implements Scene {
  readonly story = new Story(() => this.server.now);
  readonly tell = this.story.tell;
  readonly tally = new Tally();
  readonly devices: VirtualDevice[] = [];
  readonly meant = new Map<string, Meant>();
  readonly server: Server;
  readonly network: Network;
  readonly judge: Judge;
  private readonly poisoned = new Set<string>();
  private busyMeanwhile = false;
  private crashes: number;
  private picturesStop = false;

  constructor(
    readonly chance: Chance,
    readonly climate: Climate,
  ) {
    this.crashes = climate.crashes;
    const spring = startOfDay('2026-03-01', timeZone);
    this.server = new Server(
      spring + chance.between(0, 14) * DAY + chance.between(0, 23) * HOUR,
      climate.pageRows,
    );
    this.judge = new Judge(this.server, this.meant);
    this.network = new Network(this, climate.badness);
  }

  private readonly outside: Outside = {
    now: () => this.server.now,
    uuid: () => this.chance.uuid(),
    line: (device) => {
      const line = this.network.line(device, () => this.meanwhile(device), this.poisoned);
      return { ...line, send: (request) => line.send(this.judge.heard(device, request)) };
    },
    pictureLine: (device) =>
      pictureLine(() => device.actor, {
        chance: this.chance,
        badness: () => (this.picturesStop ? 1 : this.network.badness),
        pictures: this.server.pictures,
      }),
    story: this.tell,
    crashed: () => this.tally.count('crashes'),
    meant: this.meant,
    commandsOf: (device, visitId) => {
      const documented = sealingDrafts(device, visitId);
      return [...(documented ? [documented] : []), ...attaching(device, visitId)];
    },
    anyWithdrawn: () => this.server.revoked.size > 0,
  };

  async begin(): Promise<void> {
    await this.server.found();
    const phones = [
      ["Priya's phone", people.priya],
      ["Priya's tablet", people.priya],
      ["Marc's phone", people.marc],
    ] as const;
    for (const [name, { id, role }] of phones) {
      const actor: Actor = { agencyId, personId: id, role, timeZone, deviceId: derivedId('device', name) };
      this.devices.push(await VirtualDevice.start(name, actor, await emptyStorage(), this.outside));
    }
  }

  async run(): Promise<void> {
    const possible = events.map((event) => [event.weight(this.climate), event] as const);
    for (let step = 0; step < this.climate.steps; step += 1) {
      this.server.now += this.chance.between(1_000, 20 * MINUTE);
      const event = this.chance.weighted(possible);
      this.tally.count(event.name);
      await event.happen(this);
    }
  }

  async act(device: VirtualDevice): Promise<void> {
    this.threaten(device);
    const before = this.meant.size;
    await act(device, this.chance, this.tell);
    const fresh = [...this.meant.keys()].slice(before);
    if (this.climate.poison) for (const id of fresh) if (this.chance.happens(0.05)) this.poisoned.add(id);
    await this.judge.always(device);
  }

  readonly handOver: Scene['handOver'] = async (device, work) => {
    this.threaten(device);
    await work();
    await this.judge.always(device);
  };

  private threaten(device: VirtualDevice): void {
    if (this.chance.happens(this.crashes)) device.process.dieAfter(this.chance.between(1, 25));
  }

  async sync(device: VirtualDevice): Promise<void> {
    while (!(await this.exchange(device)) && this.chance.happens(0.85));
  }

  async carryPictures(device: VirtualDevice): Promise<boolean> {
    this.threaten(device);
    const result = await device.carryPictures();
    await this.judge.always(device);
    return result !== 'crashed' && result.kind === 'done' && result.more;
  }

  /** One exchange; when it says there is no more and nothing happened behind its back, the device is at rest. */
  private async exchange(device: VirtualDevice): Promise<boolean> {
    this.threaten(device);
    if (!this.busyMeanwhile && this.chance.happens(this.network.badness / 3)) {
      this.server.store.gap = () => officeActs(this);
    }
    const result = await device.exchange();
    this.server.store.gap = null;
    const quiet = result !== 'crashed' && result.kind === 'done' && !result.more;
    await this.judge.always(device, quiet && device.held && !this.mayDiffer(device));
    return quiet;
  }

  /** It has rows that the server has otherwise, and hears so by a checksum only, or not at all. */
  private mayDiffer({ decayed, outdated }: VirtualDevice): boolean {
    return decayed || outdated || this.server.isDoubtful;
  }

  /** Things that happen while an answer is on its way. */
  private async meanwhile(device: VirtualDevice): Promise<void> {
    if (this.busyMeanwhile) return;
    this.busyMeanwhile = true;
    try {
      for (let left = this.chance.between(1, 2); left > 0; left -= 1) {
        await this.chance.weighted<() => Promise<void>>([
          [2, () => act(device, this.chance, this.tell)],
          [1, () => officeActs(this)],
          [
            1,
            async () => {
              const other = this.chance.pick(this.devices);
              if (other !== device) await this.sync(other);
            },
          ],
        ])();
      }
    } finally {
      this.busyMeanwhile = false;
    }
  }

  /** The faults stop; everything that waits goes through; then everything must be right. */
  async finish(): Promise<void> {
    this.tell('the faults stop');
    this.crashes = 0;
    this.network.badness = 0;
    await this.network.deliverAllLate();
    for (const device of this.devices) if (device.outdated) await device.renewApp();
    // Though no picture passes, all that was written does.
    this.picturesStop = true;
    await this.drainAll();
    await this.officeDecides();
    this.picturesStop = false;
    // By a clock that jumped, they may have asked about a picture less than an hour ago: not so twice, two hours apart.
    for (let pass = 0; pass < 2; pass += 1) {
      for (const device of this.devices) await this.drainPictures(device);
      this.server.now += 2 * HOUR;
    }
    await this.server.pictures.findArrived();
    await this.drainAll();
    if (this.devices.some((device) => this.mayDiffer(device))) await this.healAll();
    await this.judge.atRest(this.devices);
    this.tell('old requests are sent again');
    await this.judge.whenSentAgain(this.chance);
  }

  /** The office comes round to what waits for a person. */
  private async officeDecides(): Promise<void> {
    const { server, chance } = this;
    const waits = () =>
      server.aside().length + server.rows('conflict').filter(({ state }) => state === 'open').length;
    if (waits() === 0) return;
    this.tell('the office decides');
    for (let left = waits(); left > 0; left -= 1) {
      await decideSetAside.happen(server, chance);
      await decideConflict.happen(server, chance);
    }
    await this.drainAll();
  }

  /** What one device sends, the others have to fetch; and so what a day brings that begins meanwhile. */
  private async drainAll(): Promise<void> {
    const { store, memory } = this.server;
    const now = () =>
      [
        ...[store.history.written.length, store.history.logged.length],
        ...[memory.state.epoch, dayAt(this.server.now, timeZone)],
      ].join();
    for (let pass = 0; pass < 8; pass += 1) {
      const before = now();
      await this.drainOnce();
      if (now() === before) return;
    }
    throw new Broken(['I7 the phones do not come to rest together']);
  }

  /** Each phone in turn, after as long as they wait before they ask what became of the work of those who left, or of refused pictures. */
  private async drainOnce(): Promise<void> {
    this.server.now += 61 * MINUTE;
    for (const device of this.devices) await this.drain(device);
  }

  /** I7: pictures come to rest, too. */
  private async drainPictures(device: VirtualDevice): Promise<void> {
    for (let step = 0; step < 200; step += 1) if (!(await this.carryPictures(device))) return;
    throw new Broken([`I7 the pictures of ${device.name} do not come to rest`]);
  }

  /** Each day every care record is counted, and one stream more; what could not be healed is tried again a day later. */
  private async healAll(): Promise<void> {
    for (let day = 0; day < 6; day += 1) {
      this.server.now += DAY;
      await this.drainOnce();
    }
  }

  /** Gives back what other worlds can use. */
  async end(): Promise<void> {
    for (const { storage, upgraded } of this.devices) await handBack(storage, !upgraded);
  }

  /** I7: a device comes to rest within as many exchanges as there are pages and batches, and a few for turning round. */
  private async drain(device: VirtualDevice): Promise<void> {
    const rows = memorySnapshot(this.server.memory.state).rows.length;
    const bound = 20 + Math.ceil(rows / this.climate.pageRows) * 3 + this.meant.size;
    for (let round = 0; round < bound; round += 1) {
      this.server.now += 1000;
      if (await this.exchange(device)) return;
    }
    throw new Broken([`I7 ${device.name} does not come to rest in ${bound} exchanges`]);
  }
}
