import { activateDevice, issueActivationCode } from '@berthcare/shared/contracts/devices';
import type { Device } from '@berthcare/sync-client/device';
import { openDevice } from '@berthcare/sync-client/device';
import { webSealer } from '@berthcare/sync-client/sealing/web-primitives';
import { memoryDatabase } from '@berthcare/sync-client/testing/memory-database';
import { newId } from '../src/platform/id';
import { bearing, newDeviceKey, officeSession, stranger } from './client';
import { httpTransport } from './http-transport';
import type { Person } from './world';

const textCipher = {
  seal: async (plain: string) => new TextEncoder().encode(plain),
  open: async (sealed: Uint8Array) => new TextDecoder().decode(sealed),
};

export interface TestPhone {
  device: Device;
  token: string;
}

/** A phone with the real engine over real HTTP, let in by the office with a code, as it happens in life. */
export async function activatedPhone(
  url: string,
  coordinator: Person,
  caregiver: Person,
): Promise<TestPhone> {
  const office = await officeSession(url, coordinator);
  const issued = await office('/v1/office/activation-codes', { json: { personId: caregiver.id } });
  const { publicKey } = newDeviceKey();
  const activation = {
    code: issued.read(issueActivationCode).code,
    publicKey,
    name: 'Phone',
    platform: 'web' as const,
  };
  const answer = await stranger(url)('/v1/devices/activate', { json: activation });
  const { session, person, agency } = answer.read(activateDevice);
  const device = await openDevice({
    db: await memoryDatabase(),
    transport: httpTransport(bearing(url, session.token)),
    cipher: textCipher,
    sealer: webSealer,
    commandsOfDrafts: () => [],
    clock: { now: Date.now },
    ids: { uuid: () => newId(Date.now()) },
  });
  await device.bind({ personId: person.id, agencyId: agency.id, role: person.role });
  return { device, token: session.token };
}
