import { randomBytes } from 'node:crypto';
import { activateDevice } from '@berthcare/shared/contracts/devices';
import { ApiError } from '../../api-error';
import { route, type Route } from '../../http/route';
import { newId } from '../../platform/id';
import { mintToken, sha256 } from '../../platform/keys';
import { guarded } from '../../platform/limits/rate-limits';
import { codeHasher } from './code';
import type { DeviceDependencies } from './dependencies';
import { activationRules } from './limits';
import { presentActivation } from './present';
import { readPublicKey } from './public-key';
import { redeemCode } from './repository';

const AUTHOR_KEY_BYTES = 32;

export function activate({ db, limits, clock, authSecret, demoCodes }: DeviceDependencies): Route {
  const hashOf = codeHasher(authSecret);
  const byAddress = limits.limit(activationRules.address);
  const byCode = limits.limit(activationRules.code);
  const everywhere = limits.limit(activationRules.everywhere);

  return route(activateDevice, async ({ body: { code, publicKey, name, platform }, caller }) => {
    readPublicKey(publicKey);
    const codeHash = hashOf(code);
    const device = { id: newId(clock()), name, platform, publicKey };
    const session = mintToken();
    const push = mintToken();
    const keys = { session: session.hash, push: push.hash, author: randomBytes(AUTHOR_KEY_BYTES) };
    const activation = await guarded(
      [
        [byAddress, sha256(caller.address).toString('hex')],
        [byCode, codeHash.toString('hex')],
        [everywhere, 'all'],
      ],
      async () => {
        const redeemed = await redeemCode(db, codeHash, device, keys, demoCodes);
        if (redeemed === undefined) throw new ApiError('activation.refused');
        return redeemed;
      },
    );
    const given = { deviceId: device.id, token: session.token, pushToken: push.token };
    return presentActivation(activation, given, clock());
  });
}
