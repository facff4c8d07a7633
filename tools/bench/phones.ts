import { randomUUID } from 'node:crypto';
import { bearing, newDeviceKey, stranger } from '../../apps/backend/test/client';
import { httpTransport } from '../../apps/backend/test/http-transport';
import { listen } from '../../apps/mobile/src/platform/event-stream';
import type { activateDevice } from '../../libs/shared/src/contracts/devices';
import type { ResponseOf } from '../../libs/shared/src/contracts/endpoint';
import type { SyncRequest } from '../../libs/shared/src/sync/wire';
import { openDevice, type Device } from '../../libs/sync-client/src/device';
import type { Transport } from '../../libs/sync-client/src/ports';
import { startScheduler } from '../../libs/sync-client/src/scheduler';
import { webSealer } from '../../libs/sync-client/src/sealing/web-primitives';
import { memoryDatabase } from '../../libs/sync-client/src/testing/memory-database';

/** What an activated phone has. */
export interface Activation {
  token: string;
  personId: string;
  agencyId: string;
  deviceId: string;
  timeZone: string;
}

export async function activatePhone(url: string, code: string): Promise<Activation> {
  const { publicKey } = newDeviceKey();
  const json = { code, publicKey, name: 'Bench', platform: 'web' };
  const answer = await stranger(url)('/v1/devices/activate', { json });
  if (answer.status !== 200) throw new Error(`Activation answered ${answer.status}.`);
  const { deviceId, session, person, agency } = answer.body as ResponseOf<typeof activateDevice>;
  return {
    ...{ token: session.token, personId: person.id, agencyId: agency.id },
    ...{ deviceId, timeZone: agency.timeZone },
  };
}

const textCipher = {
  seal: async (plain: string) => new TextEncoder().encode(plain),
  open: async (sealed: Uint8Array) => new TextDecoder().decode(sealed),
};

/** An empty device of a person: the app's engine on an in-memory database, over HTTP. */
export async function emptyDevice(
  url: string,
  { token, personId, agencyId }: Activation,
  watch: (transport: Transport) => Transport = (transport) => transport,
): Promise<Device> {
  const device = await openDevice({
    db: await memoryDatabase(),
    transport: watch(httpTransport(bearing(url, token))),
    cipher: textCipher,
    sealer: webSealer,
    commandsOfDrafts: () => [],
    clock: { now: Date.now },
    ids: { uuid: randomUUID },
  });
  await device.bind({ personId, agencyId, role: 'caregiver' });
  return device;
}

/** A phone at work: it exchanges by itself, and hears of changes. Times are of `performance.now()`. */
export interface BenchPhone {
  device: Device;
  /** When the last answer to a request with commands arrived. */
  committedAt(): number;
  hintedAt(): number;
  /** The latest request. */
  lastRequest(): SyncRequest;
  stop(): void;
}

export async function phoneAtWork(url: string, activation: Activation): Promise<BenchPhone> {
  let committedAt = 0;
  let hintedAt = 0;
  let lastRequest: SyncRequest | undefined;
  const device = await emptyDevice(url, activation, (transport) => ({
    ...transport,
    async send(request) {
      lastRequest = request;
      const result = await transport.send(request);
      if (request.commands.length > 0) committedAt = performance.now();
      return result;
    },
  }));
  while (moreOf(await device.exchange()));

  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  };
  const scheduler = startScheduler(device, { after, random: Math.random });
  device.subscribe((event) => {
    if (event === 'sealed') scheduler.poke();
  });
  const hints = listen({
    url: `${url}/v1/hints`,
    token: () => activation.token,
    onConnected: () => scheduler.poke(),
    onEvent: () => {
      hintedAt = performance.now();
      scheduler.poke();
    },
    onSignedOut: () => undefined,
  });
  return {
    device,
    committedAt: () => committedAt,
    hintedAt: () => hintedAt,
    lastRequest: () => lastRequest!,
    stop() {
      hints.stop();
      scheduler.stop();
    },
  };
}

export function moreOf(result: Awaited<ReturnType<Device['exchange']>>): boolean {
  if (result.kind !== 'done') throw new Error(`The exchange ended with ${result.kind}.`);
  return result.more;
}
