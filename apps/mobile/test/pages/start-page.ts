import { openDatabase } from '../../src/data/open-database';
import { acquireAppLock } from '../../src/platform/app-lock';
import { keepInstalled } from '../../src/platform/app-update';

declare const APP_VERSION: string;

/** The app as far as its start goes: what it says is what a person would see. */
function say(words: string): void {
  document.title = words;
}

async function start(): Promise<void> {
  const lock = acquireAppLock();
  if (await lock.waiting) say('waiting');
  await lock.held;
  const db = await openDatabase();
  await db.exec('create table if not exists starts (version text)');
  await db.exec('insert into starts values (?)', [APP_VERSION]);
  const rows = await db.query<{ version: string }>('select version from starts');
  say(`${APP_VERSION}: ${rows.map(({ version }) => version).join(' ')}`);
}

start().catch((error: Error) => say(`failed: ${error.message}`));
void keepInstalled();
