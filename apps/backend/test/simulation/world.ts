import { derivedId } from '@berthcare/shared/sync/derived-id';
import { dayAt, startOfDay } from '@berthcare/utils/day';
import { memoryDatabase } from '@berthcare/sync-client/testing/memory-database';
import type { Actor } from '../../src/sync/store';
import { agencyId, people, timeZone } from './agency';
import { act } from './caregiver';
import type { Chance } from './chance';
import type { Climate } from './climate';
import { copyDatabase } from './copy-database';
import type { Meant } from './invariants';
import { Broken, Judge } from './judge';
import { Network } from './network';
import { officeActs } from './office';
import { Server } from './server';
import { memorySnapshot } from './server-snapshot';
import { VirtualDevice, type Outside } from './virtual-device';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A small agency, its server, its caregivers' phones and the weather between them. */
export class World {
  readonly story: string[] = [];
  readonly devices: VirtualDevice[] = [];
  readonly meant = new Map<string, Meant>();
  readonly server: Server;
  private readonly network: Network;
  private readonly judge: Judge;
  private readonly poisoned = new Set<string>();
  private busyMeanwhile = false;
  private crashes: number;

  constructor(
    private readonly chance: Chance,
    readonly climate: Climate,
  ) {
    this.crashes = climate.crashes;
    const spring = startOfDay('2026-03-01', timeZone);
    this.server = new Server(
      spring + chance.between(0, 14) * DAY + chance.between(0, 23) * 60 * MINUTE,
      climate.pageRows,
    );
    this.judge = new Judge(this.server, this.meant);
    this.network = new Network(chance, this.server, this.tell, climate.badness);
  }

  private readonly tell = (line: string) => {
    this.story.push(`${new Date(this.server.now).toISOString().slice(5, 16)} ${line}`);
  };

  private readonly outside: Outside = {
    now: () => this.server.now,
    uuid: () => this.chance.uuid(),
    line: (device) => this.network.line(device, () => this.meanwhile(device), this.poisoned),
    story: this.tell,
    meant: this.meant,
  };

  async begin(): Promise<void> {
    await this.server.found();
    const phones = [
      ['priya/1', people.priya],
      ['priya/2', people.priya],
      ['marc/1', people.marc],
    ] as const;
    for (const [name, { id, role }] of phones) {
      const actor: Actor = { agencyId, personId: id, role, timeZone, deviceId: derivedId('device', name) };
      this.devices.push(await VirtualDevice.start(name, actor, await memoryDatabase(), this.outside));
    }
  }

  async run(): Promise<void> {
    for (let step = 0; step < this.climate.steps; step += 1) {
      this.server.now += this.chance.between(1_000, 20 * MINUTE);
      await this.step();
    }
  }

  private async step(): Promise<void> {
    const { clones, restores } = this.climate;
    const event = this.chance.weighted<() => Promise<unknown>>([
      [50, () => this.personActs(this.chance.pick(this.devices))],
      [30, () => this.sync(this.chance.pick(this.devices))],
      [12, () => officeActs(this.server, this.chance, this.tell)],
      [4, () => this.network.deliverLate()],
      [3, () => this.nextDay()],
      [3, () => this.restart(this.chance.pick(this.devices))],
      [2, async () => this.clockJumps()],
      [3, async () => this.housekeeping()],
      [clones ? 3 : 0, () => this.clone()],
      [restores ? 3 : 0, async () => this.server.save()],
      [restores ? 2 : 0, async () => this.restore()],
    ]);
    await event();
  }

  private async personActs(device: VirtualDevice): Promise<void> {
    this.threaten(device);
    await act(device, this.chance, this.tell);
    const fresh = [...this.meant.keys()].slice(this.counted);
    this.counted = this.meant.size;
    if (this.climate.poison) for (const id of fresh) if (this.chance.happens(0.05)) this.poisoned.add(id);
    await this.judge.always(device);
  }
  private counted = 0;

  private threaten(device: VirtualDevice): void {
    if (this.chance.happens(this.crashes)) device.dieAfter(this.chance.between(1, 25));
  }

  /** What the scheduler does: exchanges until nothing is due, unless it fails or the app is put away. */
  private async sync(device: VirtualDevice): Promise<void> {
    while (!(await this.exchange(device)) && this.chance.happens(0.85));
  }

  /** One exchange; when it says there is no more and nothing happened behind its back, the device is at rest. */
  private async exchange(device: VirtualDevice): Promise<boolean> {
    this.threaten(device);
    if (!this.busyMeanwhile && this.chance.happens(this.network.badness / 3)) {
      this.server.store.gap = () => officeActs(this.server, this.chance, this.tell);
    }
    const result = await device.exchange();
    this.server.store.gap = null;
    const quiet = result !== 'crashed' && result.kind === 'done' && !result.more;
    await this.judge.always(device, quiet);
    return quiet;
  }

  /** Things that happen while an answer is on its way. */
  private async meanwhile(device: VirtualDevice): Promise<void> {
    if (this.busyMeanwhile) return;
    this.busyMeanwhile = true;
    try {
      for (let left = this.chance.between(1, 2); left > 0; left -= 1) {
        await this.chance.weighted<() => Promise<void>>([
          [2, () => act(device, this.chance, this.tell)],
          [1, () => officeActs(this.server, this.chance, this.tell)],
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

  private async nextDay(): Promise<void> {
    // A restored server gets back what devices still have: no longer ago than they keep what was answered.
    const long = !this.climate.restores && this.chance.happens(0.3);
    this.server.now += long ? this.chance.between(5, 12) * DAY : this.chance.between(10, 40) * 60 * MINUTE;
    this.tell(`time passes: it is ${dayAt(this.server.now, timeZone)}`);
  }

  private clockJumps(): void {
    const device = this.chance.pick(this.devices);
    device.clockOffset = this.chance.between(-2 * DAY, 2 * DAY);
    this.tell(`${device.name}: its clock is off by ${device.clockOffset} ms`);
  }

  private async restart(device: VirtualDevice): Promise<void> {
    if (this.chance.happens(0.15)) {
      this.tell(`${device.name} gets a newer app`);
      await device.storage.exec(`update _meta set value = '"older"' where key = 'projection'`);
      await device.storage.exec(`update _schema set declared = 'older'`);
    } else this.tell(`${device.name} is closed and opened`);
    await device.boot();
    await this.judge.always(device);
  }

  /** The server forgets what it may forget. */
  private housekeeping(): void {
    if (this.chance.happens(0.5)) {
      const stream = this.chance.pick([...this.server.memory.state.streams.keys()]);
      this.tell(`server: forgets tombstones of ${stream.slice(0, 4)}`);
      this.server.prune(stream);
    } else {
      this.tell('server: forgets tokens');
      this.server.forgetTokens(() => this.chance.happens(0.5));
    }
  }

  /** A phone restored from the backup of another, or from its own; some are activated anew. */
  private async clone(): Promise<void> {
    if (this.devices.length > 4) return;
    const original = this.chance.pick(this.devices);
    const name = `${original.name}/copy`;
    const actor = this.chance.happens(0.3)
      ? { ...original.actor, deviceId: derivedId('device', name) }
      : original.actor;
    this.tell(
      `${name} is a copy of ${original.name}, ${actor === original.actor ? 'as it is' : 'activated anew'}`,
    );
    this.devices.push(await original.cloned(name, actor, await copyDatabase(original.storage)));
  }

  private restore(): void {
    if (this.server.restore()) this.tell('server: restored from its backup, in a new epoch');
  }

  /** The faults stop; everything that waits goes through; then everything must be right. */
  async finish(): Promise<void> {
    this.tell('the faults stop');
    this.crashes = 0;
    this.network.badness = 0;
    await this.network.deliverAllLate();
    // What one device sends, the others have to fetch.
    for (let pass = 0; pass < 3; pass += 1) for (const device of this.devices) await this.drain(device);
    await this.judge.atRest(this.devices);
    this.tell('old requests are sent again');
    await this.judge.whenSentAgain(this.chance);
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
