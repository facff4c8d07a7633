import type { activateDevice, listDevices, reportDevice } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { Activation, DeviceRow, Report } from './repository';

type PresentedDevice = ResponseOf<typeof listDevices>['devices'][number];

export function presentDevice(row: DeviceRow): PresentedDevice {
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    name: row.name,
    platform: row.platform as PresentedDevice['platform'],
    activatedAt: row.activated_at.getTime(),
    lastHeardAt: row.last_heard_at?.getTime() ?? null,
    signedOutAt: row.signed_out_at?.getTime() ?? null,
    revokedAt: row.revoked_at?.getTime() ?? null,
  };
}

export function presentActivation(
  activation: Activation,
  { deviceId, token, pushToken }: { deviceId: string; token: string; pushToken: string },
  serverTime: number,
): ResponseOf<typeof activateDevice> {
  return {
    deviceId,
    person: {
      id: activation.person_id,
      name: activation.person_name,
      credential: activation.credential,
      role: activation.role,
      locale: activation.locale,
    },
    agency: {
      id: activation.agency_id,
      name: activation.agency_name,
      timeZone: activation.time_zone,
      phone: activation.agency_phone,
    },
    session: { token, expiresAt: activation.session_expires_at.getTime() },
    pushToken,
    authorKey: activation.author_key.toString('base64url'),
    serverTime,
  };
}

export function presentReport(
  device: DeviceRow,
  { unsent, pictures, held, window_from: from, window_to: to, saved_at: at }: Report,
  clients: readonly { id: string; name: string }[],
): ResponseOf<typeof reportDevice> {
  const records = held ?? [];
  return {
    device: presentDevice(device),
    unsent: Number(unsent),
    pictures: Number(pictures),
    held:
      at && from && to
        ? { at: at.getTime(), from, to, clients: [...clients], others: records.length - clients.length }
        : null,
  };
}
