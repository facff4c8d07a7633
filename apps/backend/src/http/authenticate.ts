import type { IncomingHttpHeaders } from 'node:http';
import { needsSameOrigin, type Endpoint } from '@berthcare/shared/contracts/endpoint';
import { may } from '@berthcare/shared/domain/permissions';
import { ApiError } from '../api-error';
import type { DevicePrincipal, OfficePrincipal, Principal, PushPrincipal } from '../principal';

/** Tells who bears a token or a cookie. All throw ApiError (auth.*) for anybody else. */
export interface Authenticators {
  device: (token: string) => Promise<DevicePrincipal>;
  push: (token: string) => Promise<PushPrincipal>;
  office: (headers: IncomingHttpHeaders, setCookie: (cookie: string) => void) => Promise<OfficePrincipal>;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/i;

/** Who is asking, as the endpoint demands; undefined only where it demands nobody. Throws ApiError. */
export async function authenticate(
  endpoint: Endpoint,
  headers: IncomingHttpHeaders,
  authenticators: Authenticators,
  setCookie: (cookie: string) => void,
): Promise<Principal | undefined> {
  const byToken = headers.authorization !== undefined && endpoint.auth !== 'office';
  if (needsSameOrigin(endpoint) && !byToken) refuseForeignOrigin(headers);
  if (endpoint.auth === 'none') return undefined;
  if (endpoint.auth === 'push') return authenticators.push(bearerToken(headers));
  const principal =
    byToken || endpoint.auth === 'device'
      ? await authenticators.device(bearerToken(headers))
      : await authenticators.office(headers, setCookie);
  if (endpoint.permission !== undefined && !may(principal.role, endpoint.permission)) {
    throw new ApiError('auth.forbidden');
  }
  return principal;
}

function bearerToken({ authorization = '' }: IncomingHttpHeaders): string {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw new ApiError('auth.required');
  return token;
}

/**
 * A browser says where a write comes from. Compared with the Host it was sent to, so that the pages work
 * under every name of the server; the cookie belongs to one name only, so a foreign name has none.
 */
function refuseForeignOrigin({ origin = '', host }: IncomingHttpHeaders): void {
  const sender = URL.canParse(origin) ? new URL(origin).host : undefined;
  if (sender === undefined || sender !== host) throw new ApiError('auth.foreign_origin');
}
