import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databasePromises } from '@berthcare/sync-client/testing/database-acceptance';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest';
import { buildDatabaseWorker } from '../scripts/database-worker.mjs';
import { type AppServer, serveApp } from './app-server';
import type {} from '../../../tools/check/provided';
import { killHard } from '../../../tools/check/kill-hard';
import { makeProfile } from './chromium';
import { makePageFolder } from './page-folder';
import type { DatabasePage } from './pages/database-page';

declare const page: DatabasePage;
declare function say(n: number): void;

let folder: string;
let server: AppServer;

beforeAll(async () => {
  folder = await makePageFolder('database-page');
  await buildDatabaseWorker(join(folder, 'sqlite'));
  server = await serveApp(folder);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function openPage(context: BrowserContext, url = server.url): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(url);
  await tab.waitForFunction(() => 'page' in globalThis);
  return tab;
}

describe('the browser’s database keeps the promises of the port', () => {
  const profile = makeProfile(inject('chromium'));
  let tab: Page;

  beforeAll(async () => {
    tab = await openPage(await profile.open());
  });
  afterAll(async () => {
    await tab.context().close();
    profile.remove();
  });

  for (const { name } of databasePromises) {
    it(name, () => tab.evaluate((promise) => page.keep(promise), name));
  }

  it('writes to the log, flushed at every commit', async () => {
    const settings = await tab.evaluate(async () => {
      const db = await page.openDatabase('settings.sqlite');
      const rows = [...(await db.query('pragma journal_mode')), ...(await db.query('pragma synchronous'))];
      await db.close();
      return rows;
    });
    expect(settings).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }]);
  });

  it('a second opener is turned away, and takes nothing with it', async () => {
    const outcome = await tab.evaluate(async () => {
      const first = await page.openDatabase('one.sqlite');
      await first.exec('create table t as select 42 as a');
      const refusal = await page.openDatabase('one.sqlite').catch((error: { fault: string }) => error.fault);
      await first.close();
      const again = await page.openDatabase('one.sqlite');
      const rows = await again.query('select a from t');
      await again.close();
      return { refusal, rows };
    });
    expect(outcome).toEqual({ refusal: 'unavailable', rows: [{ a: 42 }] });
  });

  it('says so where the browser has no private files', async () => {
    const plain = await openPage(tab.context(), server.url.replace('127.0.0.1', 'plain.test'));
    const fault = await plain.evaluate(() =>
      page.openDatabase().then(
        () => 'opened',
        (error: { fault: string }) => error.fault,
      ),
    );
    expect(fault).toBe('unavailable');
  });
});

describe('a killed browser', () => {
  it('loses nothing that was acknowledged, and keeps no half of a transaction', async () => {
    const profile = makeProfile(inject('chromium'));
    for (let round = 0; round < 3; round++) {
      const context = await profile.open();
      let lastKept = 0;
      await context.exposeFunction('say', (n: number) => (lastKept = n));
      const tab = await openPage(context);
      const before = await tab.evaluate(async () => {
        const db = await page.openDatabase();
        await db.exec('drop table if exists kept');
        void page.writeForEver(db, say);
        return true;
      });
      expect(before).toBe(true);
      while (lastKept < 20 + round * 17) await tab.waitForTimeout(5);
      await killHard(context);

      const survivor = await profile.open();
      const { rows, integrity } = await (
        await openPage(survivor)
      ).evaluate(async () => {
        const db = await page.openDatabase();
        return {
          rows: await db.query<{ n: number; halves: number }>(
            'select n, count(*) as halves from kept group by n order by n',
          ),
          integrity: await db.query('pragma integrity_check'),
        };
      });
      await survivor.close();
      expect(integrity).toEqual([{ integrity_check: 'ok' }]);
      expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => at + 1));
      expect(rows.length).toBeGreaterThanOrEqual(lastKept);
      expect(rows.every(({ halves }) => halves === 2)).toBe(true);
    }
    profile.remove();
  });
});
