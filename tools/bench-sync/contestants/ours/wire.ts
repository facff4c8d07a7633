import { randomUUID } from 'node:crypto';
import { projectionOf } from '../../../../libs/shared/src/sync/projection';
import { compactResponse, expand } from '../../../../libs/shared/src/sync/compact';
import { protocolVersion, type SyncRequest } from '../../../../libs/shared/src/sync/wire';
import { phoneFetch } from '../../device/phone-fetch';
import type { WireDevice } from '../contestant';

const first = (): SyncRequest => ({
  ...{ protocol: protocolVersion, epoch: null, incarnation: randomUUID(), lastSeq: 0 },
  ...{ projection: projectionOf('caregiver'), token: null, now: Date.now(), commands: [] },
});

async function ask(url: string, key: string, request: SyncRequest) {
  const answer = await phoneFetch(`${url}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(request),
  });
  if (answer.status === 503) {
    await answer.arrayBuffer();
    return Number(answer.headers.get('retry-after'));
  }
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status}.`);
  return expand(compactResponse.parse(await answer.json()), request.epoch);
}

/** Waits as long as it is told to, as the engine's scheduler does. */
async function askUntilHeard(url: string, key: string, request: SyncRequest) {
  for (;;) {
    const answer = await ask(url, key, request);
    if (typeof answer !== 'number') return answer;
    await new Promise((done) => setTimeout(done, answer * 1000 * (1 + Math.random() / 2)));
  }
}

export const wire: WireDevice = {
  async cold(url, { key }) {
    for (let request = first(); ;) {
      const { epoch, pull } = await askUntilHeard(url, key, request);
      if (pull.kind !== 'page') throw new Error(`The server answered ${pull.kind}.`);
      request = { ...request, epoch, token: pull.token };
      if (!pull.more) return request;
    }
  },
  async warm(url, { key }, held) {
    await askUntilHeard(url, key, held as SyncRequest);
  },
};
