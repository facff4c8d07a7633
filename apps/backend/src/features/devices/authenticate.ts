import type { Pool } from 'pg';
import { ApiError } from '../../api-error';
import { sha256 } from '../../platform/keys';
import type { DevicePrincipal, PushPrincipal } from '../../principal';
import type { Standing } from '../../sync/store';
import { replaying } from '../journal';
import { findBearer, findPushBearer, type SessionBearer } from './repository';

/** Who bears the token, asked of the database every time: a revocation holds from the next request on. */
export function deviceAuthenticator(db: Pool): (token: string) => Promise<DevicePrincipal> {
  return async (token) => {
    const bearer = await findBearer(db, sha256(token));
    if (bearer === undefined) throw new ApiError('auth.required');
    if (bearer.revoked) throw new ApiError('auth.device_revoked');
    if (!bearer.replayed) throw replaying();
    if (bearer.expired) throw new ApiError('auth.session_expired');
    return {
      kind: 'device',
      deviceId: bearer.device_id,
      agencyId: bearer.agency_id,
      personId: bearer.person_id,
      role: bearer.role,
      teams: bearer.teams,
      timeZone: bearer.time_zone,
      standing: standingOf(bearer),
    };
  };
}

const standingOf = (bearer: SessionBearer): Standing => ({
  epoch: { id: bearer.epoch, previous: bearer.previous_epoch },
  current:
    bearer.current_token === null
      ? null
      : {
          token: bearer.current_token,
          incarnation: bearer.current_incarnation,
          projection: bearer.current_projection,
          until: bearer.current_until.getTime(),
        },
});

/** Who bears the push-only credential; neither a sign-out nor a revocation ends it. */
export function pushAuthenticator(db: Pool): (token: string) => Promise<PushPrincipal> {
  return async (token) => {
    const bearer = await findPushBearer(db, sha256(token));
    if (bearer === undefined) throw new ApiError('auth.required');
    if (!bearer.revoked && !bearer.replayed) throw replaying();
    return {
      kind: 'push',
      deviceId: bearer.device_id,
      agencyId: bearer.agency_id,
      personId: bearer.person_id,
      role: bearer.role,
      teams: bearer.teams,
      timeZone: bearer.time_zone,
      revoked: bearer.revoked,
    };
  };
}
