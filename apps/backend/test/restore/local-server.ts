import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loginUrls, type LoginUrls } from '../../../../tools/check/login-urls';

const PASSWORDS = { owner: 'owner', api: 'api', auth: 'auth' };
const DATABASE = 'berthcare';

interface Started {
  url: string;
  stop: () => Promise<void>;
}

export interface LocalServer extends LoginUrls {
  stop: () => Promise<void>;
}

/** The tools are plain JavaScript, without declarations for this project. */
const tool = async <Exports>(path: string): Promise<Exports> =>
  (await import(
    /* @vite-ignore */ new URL(`../../../../tools/local/${path}.mjs`, import.meta.url).href
  )) as Exports;

async function provisioned({ url, stop }: Started): Promise<LocalServer> {
  const { provision } = await tool<{
    provision: (url: string, wanted: { database: string; passwords: typeof PASSWORDS }) => Promise<void>;
  }>('postgres/provision');
  await provision(url, { database: DATABASE, passwords: PASSWORDS });
  return { ...loginUrls(url, DATABASE, PASSWORDS), stop };
}

/** A server as it is made: its logins, and an empty database. */
export async function startServer(): Promise<LocalServer> {
  const { startThrowawayPostgres } = await tool<{ startThrowawayPostgres: () => Promise<Started> }>(
    'postgres/throwaway',
  );
  return provisioned(await startThrowawayPostgres());
}

/** A server whose files outlive it: it can be started again on them. */
export interface ServerFiles {
  start: (settings?: Record<string, string>) => Promise<LocalServer>;
  /** What its next start does first is recover to a point in time. */
  recover: () => Promise<void>;
  remove: () => void;
}

export async function serverFiles(name: string): Promise<ServerFiles> {
  const { throwawayStore } = await tool<{ throwawayStore: () => string }>('postgres/home');
  const dir = join(throwawayStore(), `berthcare-postgres-${process.pid}-${name}`);
  return {
    start: async (settings = {}) => {
      const { startPostgres } = await tool<{
        startPostgres: (options: { dir: string; settings: Record<string, string> }) => Promise<Started>;
      }>('postgres');
      return provisioned(await startPostgres({ dir, settings }));
    },
    recover: async () => {
      const { layout, writePrivate } = await tool<{
        layout: (dir: string) => { data: string };
        writePrivate: (path: string, content: string) => void;
      }>('postgres/cluster');
      writePrivate(join(layout(dir).data, 'recovery.signal'), '');
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
