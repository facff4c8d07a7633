import { join } from 'node:path';
import { issueActivationCode } from '../../../libs/shared/src/contracts/devices';
import { officeSession } from '../../../apps/backend/test/client';
import { people } from '../../../apps/backend/test/simulation/agency';
import { Chance } from '../../../apps/backend/test/simulation/chance';
import { atEnd } from '../../local/ending.mjs';
import { Books } from '../books';
import { openLine } from '../line/line';
import type { Plan } from '../plan';
import type { Scene } from '../scene';
import { actorOf, dana, openAgency } from './agency';
import { Api } from './api';
import { Cluster } from './cluster';
import { PhoneProcess } from './phone';
import { buildPrograms } from './programs';
import { spoil } from './spoiled';

const PHONES = [
  ['priya-1', 'priya'],
  ['priya-2', 'priya'],
  ['marc-1', 'marc'],
  ['marc-2', 'marc'],
] as const;

const PACE_MS = 150;

/** A database, two API processes, the line, and phones at work. */
export async function setUp(
  { spoiled }: Plan,
  folder: string,
  chance: Chance,
  { tell, fault }: Pick<Scene, 'tell' | 'fault'>,
): Promise<Scene> {
  const [programs, cluster] = await Promise.all([
    buildPrograms(join(folder, 'programs')),
    Cluster.found(folder),
  ]);
  atEnd(() => cluster.stop());
  if (spoiled) spoil(programs.server, spoiled);
  await openAgency(cluster.urls);
  const apis = await Promise.all(
    [1, 2].map((n) => Api.start(programs.server, cluster.urls, folder, `api-${n}`)),
  );
  const line = await openLine(
    apis.map(({ port }) => port),
    new Chance(chance.between(1, 2 ** 31)),
  );
  const scene: Scene = {
    ...{ folder, chance, cluster, apis, line, tell, fault },
    ...{ phones: [], backups: [], books: new Books(cluster.urls.ownerUrl), happened: new Map() },
  };
  const office = await officeSession(apis[0]!.url, dana);
  for (const [name, person] of PHONES) {
    // A code ends the one before it.
    const issued = await office('/v1/office/activation-codes', { json: { personId: people[person].id } });
    const settings = {
      ...{ name, folder: join(folder, 'phones', name), url: line.url, paceMs: PACE_MS, clockOffset: 0 },
      ...{ seed: chance.between(1, 2 ** 31), actor: actorOf(person) },
      code: issued.read(issueActivationCode).code,
    };
    const phone = new PhoneProcess(programs.phone, settings, (how) =>
      fault(`${name} ended by itself: ${how}`),
    );
    await phone.start();
    scene.phones.push(phone);
  }
  return scene;
}
