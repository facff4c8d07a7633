import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildDatabaseWorker } from '../../scripts/database-worker.mjs';
import { findChromium } from '../../../../tools/check/chromium.mjs';
import { serveApp } from '../app-server';
import { makeProfile } from '../chromium';
import { makePageFolder } from '../page-folder';
import type { DatabasePage } from '../pages/database-page';

declare const page: DatabasePage;

/**
 * Milliseconds, as the page sees them, from writing a draft's row again to knowing that it lies on the disk.
 * Random bytes stand for the sealed text.
 */
export async function keystrokes(count: number): Promise<number[]> {
  const folder = await makePageFolder('database-page');
  await buildDatabaseWorker(join(folder, 'sqlite'));
  const server = await serveApp(folder);
  const profile = makeProfile(await findChromium());
  const browser = await profile.open();
  try {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    return await tab.evaluate(async (times) => {
      const upsert = 'insert into draft values (?, ?, ?) on conflict (id) do update set body = excluded.body';
      const db = await page.openDatabase();
      await db.exec('create table draft (id text primary key, body blob not null, at integer not null)');
      const taken: number[] = [];
      while (taken.length < times) {
        const row = [`d${taken.length % 40}`, crypto.getRandomValues(new Uint8Array(400)), Date.now()];
        const began = performance.now();
        await db.exec(upsert, row);
        taken.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return taken;
    }, count);
  } finally {
    await browser.close();
    await server.stop();
    profile.remove();
    rmSync(folder, { recursive: true });
  }
}
