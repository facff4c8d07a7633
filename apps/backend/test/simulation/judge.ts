import type { SyncRequest, Window } from '@berthcare/shared/sync/wire';
import { windowAt } from '../../src/sync/windows';
import { clients, timeZone } from './agency';
import type { Chance } from './chance';
import { acknowledgedIsKept, nothingIsOverwrittenUnseen } from '../invariants/acknowledged';
import { restsOnItsProjection } from '../invariants/at-rest';
import { auditIsExact } from '../invariants/audit';
import { commandsAreDecidedOnce } from '../invariants/decided-once';
import type { DeviceSnapshot } from '../invariants/device-snapshot';
import type { Faults, Meant, Told } from '../invariants/evidence';
import { isOfOneEpoch, pendingWorkIsShown } from '../invariants/pending';
import { picturesHaveArrived } from '../invariants/pictures';
import { queueIsAsMeant, queueIsContiguous, queueIsDrained } from '../invariants/queue';
import { decidedWorkIsAsDecided } from '../invariants/settlements';
import type { ServerSnapshot } from '../invariants/server-snapshot';
import { canariesOf, nobodysDeviceIsEmpty, type Canaries } from '../invariants/taken-away';
import { cursorsAreNotAhead, versionsAreGapFree } from '../invariants/versions';
import type { VirtualDevice } from './device/virtual-device';
import { memorySnapshot } from './server/memory-snapshot';
import type { Server } from './server/server';

/** A fault found while the world ran. */
export class Broken extends Error {
  override readonly name = 'Broken';
  constructor(readonly faults: Faults) {
    super(faults.join('\n'));
  }
}

/** Says when the invariants do not hold; throws `Broken`. */
export class Judge {
  /** What devices were told of their commands, by device and command, and under which incarnation it was offered. */
  private readonly told = new Map<string, Told & { incarnation: string }>();

  constructor(
    private readonly server: Server,
    private readonly meant: Map<string, Meant>,
  ) {}

  /** What holds at every moment; `quiet`: the device says that it has all there is. */
  async always(device: VirtualDevice, quiet = false): Promise<void> {
    const shown = await device.snapshot();
    this.hear(device, shown);
    const server = this.now();
    const upToDate = quiet && device.answeredAt === this.server.store.history.written.length;
    const drained = shown.queue.every(({ outcome }) => outcome !== null);
    const mistaken = this.server.isMistaken;
    insist([
      ...(await device.author.faults()),
      ...(await device.pictureFaults()),
      ...pendingWorkIsShown(shown, device.excused),
      ...queueIsContiguous(shown),
      ...(mistaken ? [] : cursorsAreNotAhead(shown, server)),
      ...(upToDate && drained && !mistaken ? restsOnItsProjection(shown, server, this.window()) : []),
    ]);
  }

  /** I3: who has left a phone leaves nothing on it that can be read. */
  async afterSignOut(device: VirtualDevice): Promise<void> {
    const shown = await device.snapshot();
    insist([...nobodysDeviceIsEmpty(shown), ...(await device.foreignText(shown, this.canaries()))]);
  }

  private canaries(): Canaries {
    return canariesOf(this.server.store.history.written, new Set(clients.map(({ id }) => id)));
  }

  /** What holds when everything has gone through. */
  async atRest(devices: readonly VirtualDevice[]): Promise<void> {
    const server = this.now();
    const forgone = new Set<string>();
    for (const device of devices) {
      for (const id of await device.forgonePictures()) forgone.add(id);
      const shown = await device.snapshot({ whole: true });
      this.hear(device, shown);
      insist([
        ...queueIsDrained(shown),
        ...queueIsAsMeant(shown, this.meant),
        ...(device.held ? restsOnItsProjection(shown, server, this.window()) : nobodysDeviceIsEmpty(shown)),
        ...(await device.foreignText(shown, this.canaries())),
      ]);
    }
    const { written, logged } = this.server.store.history;
    insist([
      ...versionsAreGapFree(server),
      ...picturesHaveArrived(server, this.server.pictures.has, forgone),
      ...auditIsExact(server),
      ...acknowledgedIsKept([...this.told.values()], this.meant, server, written),
      ...nothingIsOverwrittenUnseen(this.meant, written),
      ...decidedWorkIsAsDecided(this.meant, server, written),
      ...commandsAreDecidedOnce(logged),
      ...this.endedGrants(),
    ]);
  }

  /** I4: any part of what was ever sent, sent again, changes nothing. */
  async whenSentAgain(chance: Chance): Promise<void> {
    const before = recordText(this.now());
    const requests = [...this.server.requests];
    for (let left = Math.min(10, requests.length); left > 0; left -= 1) {
      const { actor, request } = chance.pick(requests);
      const parsed = JSON.parse(request) as SyncRequest;
      const commands = parsed.commands.slice(0, chance.between(0, parsed.commands.length));
      await this.server.answer(actor, JSON.stringify({ ...parsed, commands }));
    }
    if (recordText(this.now()) !== before) insist(['I4 requests sent again changed the record']);
  }

  /** I2 by checksum: a device that has lost nothing misses nothing, where the server has not gone back unnoticed. */
  heard(device: VirtualDevice, request: SyncRequest): SyncRequest {
    const isTrusted = !this.server.isDoubtful && !this.server.isMistaken;
    if (request.mismatched && !device.decayed && isTrusted)
      insist([`I2 ${device.name} counts other rows than the server: ${JSON.stringify(request.mismatched)}`]);
    return request;
  }

  /** I3: what was taken away stays so, restored or not; unless nobody knows of the restore. */
  private endedGrants(): Faults {
    if (this.server.isMistaken) return [];
    return this.server.journal
      .contradicted(this.server.rows('holding'))
      .map(({ streamId, recordId }) => `I3 the grant of ${recordId} to ${streamId} runs again after its end`);
  }

  private now(): ServerSnapshot {
    return memorySnapshot(this.server.memory.state);
  }

  private window(): Window {
    return windowAt(this.server.now, timeZone).window;
  }

  private hear(device: VirtualDevice, shown: DeviceSnapshot): void {
    const { streams } = shown;
    const queue = [...shown.queue, ...shown.left];
    const cursors = new Map(streams.map(({ id, cursor }) => [id, cursor ?? 0]));
    const { epoch } = this.server.memory.state;
    for (const { id, outcome, streamId, version, incarnation } of queue) {
      const key = `${device.name} ${id}`;
      if (outcome === null) {
        this.told.delete(key);
        device.excused.delete(id);
        // Numbered anew, it was offered again, though nobody looked in between.
      } else if (outcome !== 'unsendable' && this.told.get(key)?.incarnation !== incarnation)
        this.told.set(key, { id, outcome, epoch, incarnation });
      const cursor = cursors.get(streamId);
      const arrived = version !== null && isOfOneEpoch(shown) && version <= (cursor ?? 0);
      if (cursor === undefined || arrived) device.excused.add(id);
    }
  }
}

function insist(faults: Faults): void {
  if (faults.length > 0) throw new Broken(faults);
}

const recordText = ({ rows, heads, log, audit }: ServerSnapshot): string =>
  JSON.stringify([rows, heads.map(({ id, version }) => [id, version]), log, audit]);
