import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Pool } from 'pg';
import { ApiError } from '../../api-error';
import type { HttpConfig } from '../../config/http';
import { deriveKey } from '../../platform/keys';
import type { Logger } from '../../platform/logging/logger';

const HOUR_SECONDS = 60 * 60;

/** A session lasts a shift; using it prolongs it. */
const SESSION_SECONDS = 12 * HOUR_SECONDS;

/** Whose session it is; what the person may do is asked of the agency's own tables. */
export interface OfficeIdentity {
  agencyId: string;
  personId: string;
  /** Set-Cookie headers for the answer: empty unless the session began, ended or was prolonged. */
  cookies: string[];
}

/** E-mail, password and the sessions they open; the library behind it is seen nowhere else. */
export interface OfficeAuth {
  /** Undefined for a wrong e-mail or password: both take equally long. */
  signIn: (email: string, password: string) => Promise<OfficeIdentity | undefined>;
  identify: (headers: IncomingHttpHeaders) => Promise<OfficeIdentity | undefined>;
  /** Ends the session at once; answers the cookies that remove it. */
  signOut: (headers: IncomingHttpHeaders) => Promise<string[]>;
}

export interface OfficeAuthOptions {
  /** Connected as the login that sees the schema `auth`, with that as its search path. */
  pool: Pool;
  http: HttpConfig;
  authSecret: string;
  log: Logger;
}

export function createOfficeAuth({ pool, http, authSecret, log }: OfficeAuthOptions): OfficeAuth {
  // A browser takes a cookie with this prefix only over https, for this host alone.
  const cookieName = http.secure ? '__Host-berthcare-office' : 'berthcare-office';
  const auth = betterAuth({
    database: pool,
    secret: deriveKey(authSecret, 'office session').toString('hex'),
    baseURL: http.publicUrl,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      additionalFields: {
        agencyId: { type: 'string', required: true, input: false },
        personId: { type: 'string', required: true, input: false },
      },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: HOUR_SECONDS },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookieName,
          attributes: { secure: http.secure, sameSite: 'strict', httpOnly: true, path: '/' },
        },
      },
    },
    // Its words may hold what somebody typed: only that it spoke is logged.
    logger: {
      log: (level) => log.debug({ event: 'auth.library', says: level }, 'The sign-in library spoke'),
    },
  });

  const cookiesOf = (headers: Headers) =>
    headers.getSetCookie().filter((cookie) => cookie.startsWith(`${cookieName}=`));
  const cookieHeader = ({ cookie = '' }: IncomingHttpHeaders) => new Headers({ cookie });

  return {
    signIn: async (email, password) => {
      const signedIn = await unlessRefused(() =>
        auth.api.signInEmail({ body: { email, password }, returnHeaders: true }),
      );
      if (signedIn === undefined) return undefined;
      const { agencyId, personId } = signedIn.response.user as unknown as OfficeIdentity;
      return { agencyId, personId, cookies: cookiesOf(signedIn.headers) };
    },
    identify: async (headers) => {
      const found = await unlessRefused(() =>
        auth.api.getSession({ headers: cookieHeader(headers), returnHeaders: true }),
      );
      if (!found?.response) return undefined;
      const { agencyId, personId } = found.response.user;
      return { agencyId, personId, cookies: cookiesOf(found.headers) };
    },
    signOut: async (headers) => {
      const signedOut = await unlessRefused(() =>
        auth.api.signOut({ headers: cookieHeader(headers), returnHeaders: true }),
      );
      return signedOut === undefined ? [] : cookiesOf(signedOut.headers);
    },
  };
}

/** The library refuses with an error below 500; above, it could not reach its tables. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    if (error.statusCode < 500) return undefined;
    throw new ApiError('server.unavailable', { cause: error });
  }
}
