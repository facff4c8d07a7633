import type { Faults } from '../../../apps/backend/test/invariants/evidence';
import type { ServerSnapshot } from '../../../apps/backend/test/invariants/server-snapshot';
import { ask } from '../line/upstream';
import type { Scene } from '../scene';
import { lookAt } from './postgres-snapshot';

const MOST = 30;

/**
 * I4: any part of what arrived of late, sent again by whoever recorded it, changes nothing. What a phone sent in vain
 * before it was put back is no repetition: it would arrive for the first time.
 */
export async function whenSentAgain({ line, apis, chance, cluster }: Scene): Promise<Faults> {
  const { ownerUrl } = cluster.urls;
  const { server } = await lookAt(ownerUrl);
  const arrived = new Set(server.log.map(({ id }) => id));
  for (let left = Math.min(MOST, line.recent.length); left > 0; left -= 1) {
    const asked = chance.pick(line.recent);
    const request = JSON.parse(asked.body.toString('utf8')) as { commands: { id: string }[] };
    const unknown = request.commands.findIndex(({ id }) => !arrived.has(id));
    const most = unknown === -1 ? request.commands.length : unknown;
    const commands = request.commands.slice(0, chance.between(0, most));
    const body = Buffer.from(JSON.stringify({ ...request, commands }));
    const headers = { ...asked.headers, 'content-length': String(body.length) };
    await ask(chance.pick(apis).port, { ...asked, headers, body });
  }
  const after = (await lookAt(ownerUrl)).server;
  return textOf(after) === textOf(server) ? [] : ['I4 requests sent again changed the record'];
}

function textOf({ rows, heads, log, audit }: ServerSnapshot): string {
  const sorted = <T>(all: readonly T[]) => all.map((one) => JSON.stringify(one)).sort();
  return JSON.stringify([sorted(rows), sorted(heads), sorted(log), audit]);
}
