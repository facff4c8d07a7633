/** Addresses of one database, one for each login (see `tools/local/postgres/provision.mjs`). */
export interface LoginUrls {
  /** Owns the schema, no superuser: MIGRATION_DATABASE_URL. */
  ownerUrl: string;
  /** The API's login, under row security: DATABASE_URL. */
  apiUrl: string;
  /** The sign-in library's login: AUTH_DATABASE_URL. */
  authUrl: string;
  /** The superuser, for what a test must look at from outside. The product never has it. */
  superUrl: string;
}

export interface Passwords {
  owner: string;
  api: string;
  auth: string;
}

/** `superUrl` names the server; its database is replaced. */
export function loginUrls(superUrl: string, database: string, passwords: Passwords): LoginUrls {
  const as = (user: string, password: string) => {
    const url = new URL(superUrl);
    Object.assign(url, { username: user, password, pathname: `/${database}` });
    return url.href;
  };
  return {
    ownerUrl: as('berthcare_owner', passwords.owner),
    apiUrl: as('berthcare_api', passwords.api),
    authUrl: as('berthcare_auth', passwords.auth),
    superUrl: as('postgres', new URL(superUrl).password),
  };
}
