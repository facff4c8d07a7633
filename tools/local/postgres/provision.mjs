import pg from 'pg';

/**
 * Passwords of the three login roles.
 * @typedef {{ owner: string, api: string, auth: string }} Passwords
 */

/** Owns the schema and runs migrations; like the master user of a managed server it is no superuser. */
const OWNER = 'berthcare_owner';

/** @type {Record<keyof Passwords, { name: string, rights: string }>} */
const ROLES = {
  owner: { name: OWNER, rights: 'LOGIN NOSUPERUSER NOBYPASSRLS CREATEROLE CREATEDB' },
  api: { name: 'berthcare_api', rights: 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB' },
  auth: { name: 'berthcare_auth', rights: 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB' },
};

/**
 * Makes the login roles and an empty database, or brings them to what they should be: may run at every start.
 * @param {string} superUrl of a superuser
 * @param {{ database: string, passwords: Passwords }} wanted
 * @throws pg's errors
 */
export async function provision(superUrl, { database, passwords }) {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await ensureRoles(client, passwords);
    await ensureDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** @param {pg.Client} client @param {Passwords} passwords */
async function ensureRoles(client, passwords) {
  for (const key of /** @type {(keyof Passwords)[]} */ (Object.keys(ROLES))) {
    const { name, rights } = ROLES[key];
    const known = await client.query('select from pg_roles where rolname = $1', [name]);
    const verb = known.rowCount ? 'alter' : 'create';
    await client.query(`${verb} role ${name} ${rights} password ${client.escapeLiteral(passwords[key])}`);
  }
}

/** @param {pg.Client} client @param {string} database */
async function ensureDatabase(client, database) {
  const known = await client.query('select from pg_database where datname = $1', [database]);
  if (!known.rowCount)
    await client.query(`create database ${client.escapeIdentifier(database)} owner ${OWNER}`);
}
