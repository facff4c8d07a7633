import {
  acknowledgedIsKept,
  nothingIsOverwrittenUnseen,
} from '../../../apps/backend/test/invariants/acknowledged';
import { restsOnItsProjection } from '../../../apps/backend/test/invariants/at-rest';
import { auditIsExact } from '../../../apps/backend/test/invariants/audit';
import { commandsAreDecidedOnce } from '../../../apps/backend/test/invariants/decided-once';
import { deviceSnapshot, type DeviceSnapshot } from '../../../apps/backend/test/invariants/device-snapshot';
import type { Faults, Meant, Told } from '../../../apps/backend/test/invariants/evidence';
import { picturesHaveArrived } from '../../../apps/backend/test/invariants/pictures';
import { Screen } from '../../../apps/backend/test/invariants/screen';
import { queueIsAsMeant, queueIsDrained } from '../../../apps/backend/test/invariants/queue';
import { canariesOf, foreignTextIsGone } from '../../../apps/backend/test/invariants/taken-away';
import { versionsAreGapFree, cursorsAreNotAhead } from '../../../apps/backend/test/invariants/versions';
import { clients, timeZone } from '../../../apps/backend/test/simulation/agency';
import { open } from '../../../apps/backend/test/simulation/device/ciphers';
import { windowAt } from '../../../apps/backend/src/sync/windows';
import type { Memory } from '../phone/memory';
import type { Scene } from '../scene';
import { pictureId, storedPictures } from '../stage/picture-store';
import { lookAt } from './postgres-snapshot';

export interface Verdict {
  faults: Faults;
  /** Commands that their authors know to have sealed, each once. */
  sealed: number;
  /** Of these, those whose outcome is on a phone. */
  acknowledged: number;
  /** Sealed, not destroyed on purpose, and nowhere in the office. */
  lost: string[];
  /** Pictures in the store. */
  pictures: number;
  /** Taken away by a restore of the server, and there again. */
  recovered: number;
}

/** What each caregiver remembers, put together. */
function together(memories: readonly Memory[]): { meant: Map<string, Meant>; told: Told[] } {
  return {
    meant: new Map(memories.flatMap(({ meant }) => [...meant])),
    told: memories.flatMap(({ told }) => [...told.values()]),
  };
}

/** Compares what the caregivers remember with what the office and the phones have; all are at rest, phones closed. */
export async function judge({ cluster, phones, books, folder }: Scene): Promise<Verdict> {
  const { server, written } = await lookAt(cluster.urls.ownerUrl);
  const memories = phones.map((phone) => phone.memory());
  const { meant, told } = together(memories);
  const { window } = windowAt(Date.now(), timeZone);
  const stored = await storedPictures(folder);
  const canaries = canariesOf(written, new Set(clients.map(({ id }) => id)));
  const foreign: string[] = [];
  const shown: DeviceSnapshot[] = [];
  for (const phone of phones) {
    const storage = await phone.database();
    shown.push(
      await deviceSnapshot(
        { name: phone.name, actor: phone.actor(), storage, screen: new Screen(storage) },
        open,
        true,
      ),
    );
    await storage.close();
    foreign.push(...foreignTextIsGone(shown.at(-1)!, phone.files(), canaries));
  }

  const known = new Set(server.log.map(({ id }) => id));
  const aside = new Set(
    shown.flatMap(({ queue }) => queue.filter(({ outcome }) => outcome === 'unsendable').map(({ id }) => id)),
  );
  const lost = [...meant.keys()].filter(
    (id) => !known.has(id) && !aside.has(id) && !books.beyondSaving.has(id),
  );
  return {
    faults: [
      ...memories.flatMap(({ faults }) => faults),
      ...lost.map((id) => `I1 command ${id} was sealed and is nowhere`),
      ...books
        .officeExpects()
        .filter((id) => !known.has(id))
        .map((id) => `I1 the office was answered of ${id}, which is nowhere`),
      ...acknowledgedIsKept(
        told.filter(({ id }) => !books.beyondSaving.has(id)),
        meant,
        server,
        written,
      ),
      ...nothingIsOverwrittenUnseen(meant, written),
      ...shown.flatMap((phone) => [
        ...queueIsDrained(phone),
        ...queueIsAsMeant(phone, meant),
        ...restsOnItsProjection(phone, server, window),
        ...cursorsAreNotAhead(phone, server),
      ]),
      ...foreign,
      ...picturesHaveArrived(
        server,
        (stream, sha256) => stored.has(pictureId(stream, sha256)),
        books.picturesGone,
      ),
      ...commandsAreDecidedOnce(server.log),
      ...auditIsExact(server),
      ...versionsAreGapFree(server),
    ],
    sealed: meant.size,
    acknowledged: new Set(memories.flatMap(({ everTold }) => [...everTold])).size,
    lost,
    pictures: stored.size,
    recovered: [...books.takenAway].filter((id) => meant.has(id) && known.has(id)).length,
  };
}
