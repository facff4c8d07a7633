import { openDeviceSession } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { mintToken, sha256 } from '../../platform/keys';
import { guarded } from '../../platform/limits/rate-limits';
import { replaying } from '../journal';
import { createChallenges } from './challenge';
import type { DeviceDependencies } from './dependencies';
import { deviceSessionRules } from './limits';
import { signedBy } from './public-key';
import { findDeviceKey, insertSession } from './repository';

export function openSession({ db, limits, clock, authSecret }: DeviceDependencies): Route {
  const challenges = createChallenges(authSecret, clock);
  const byAddress = limits.limit(deviceSessionRules.address);
  const byDevice = limits.limit(deviceSessionRules.device);

  return route(openDeviceSession, async ({ body: { deviceId, challenge, signature }, caller }) => {
    const { token, hash } = mintToken();
    const expiresAt = await guarded(
      [
        [byAddress, sha256(caller.address).toString('hex')],
        [byDevice, deviceId],
      ],
      async () => {
        const device = challenges.accepts(deviceId, challenge)
          ? await findDeviceKey(db, deviceId)
          : undefined;
        if (device === undefined || !signedBy(device.public_key, deviceId, challenge, signature)) {
          throw new ApiError('auth.refused');
        }
        // Only the device itself learns this: it has just proved who it is.
        if (device.revoked) throw new ApiError('auth.device_revoked');
        if (!device.replayed) throw replaying();
        return insertSession(db, deviceId, sha256(challenge), hash);
      },
    );
    if (expiresAt === undefined) throw new ApiError('auth.refused');
    return { session: { token, expiresAt: expiresAt.getTime() }, serverTime: clock() };
  });
}
