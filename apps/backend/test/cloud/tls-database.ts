import pg from 'pg';
import type { Certificates } from './certificates';

const tool = new URL('../../../../tools/local/postgres/throwaway.mjs', import.meta.url).href;

interface ThrowawayPostgres {
  url: string;
  port: number;
  log: string;
  stop: () => Promise<void>;
}

/** A server as the managed one is when it is new: TLS, the owner as master, an empty database. */
export interface TlsDatabase {
  port: number;
  /** The superuser, whom the managed server keeps to itself: to look from outside. */
  superUrl: string;
  owner: { user: string; password: string };
  /** The owner's address, without TLS. */
  ownerUrl: string;
  /** Path of what it writes. */
  log: string;
  stop: () => Promise<void>;
}

export async function startTlsDatabase({ key, cert }: Certificates): Promise<TlsDatabase> {
  const { startThrowawayPostgres } = (await import(/* @vite-ignore */ tool)) as {
    startThrowawayPostgres: (options: { tls: { key: string; cert: string } }) => Promise<ThrowawayPostgres>;
  };
  const server = await startThrowawayPostgres({ tls: { key, cert } });
  const owner = { user: 'berthcare_owner', password: 'the owner' };
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(
    `create role ${owner.user} login nosuperuser createrole createdb password '${owner.password}'`,
  );
  await client.query(`create database berthcare owner ${owner.user}`);
  await client.end();
  const superUrl = new URL(server.url);
  superUrl.pathname = '/berthcare';
  const ownerUrl = Object.assign(new URL(superUrl), { username: owner.user, password: owner.password });
  const { port, log, stop } = server;
  return { port, superUrl: superUrl.href, owner, ownerUrl: ownerUrl.href, log, stop };
}
