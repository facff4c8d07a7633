import type { activateDevice, listDevices } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { Activation, DeviceRow } from './repository';

type PresentedDevice = ResponseOf<typeof listDevices>['devices'][number];

export function presentDevice(row: DeviceRow): PresentedDevice {
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    name: row.name,
    platform: row.platform as PresentedDevice['platform'],
    activatedAt: row.activated_at.getTime(),
    lastHeardAt: row.last_heard_at?.getTime() ?? null,
    revokedAt: row.revoked_at?.getTime() ?? null,
  };
}

export function presentActivation(
  activation: Activation,
  deviceId: string,
  token: string,
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
    serverTime,
  };
}
