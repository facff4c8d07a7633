import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../../apps/backend/src/sync/store';
import type { Account } from '../../../apps/mobile/src/session/account';
import { fileDatabase } from '../../../libs/sync-client/src/testing/file-database';
import { Journal, readJournal } from '../phone/journal';
import { remembered, type Memory } from '../phone/memory';
import { PICTURES, type Order, type PhoneSettings, type Report } from '../phone/orders';
import { start, type Running } from './processes';

const DATABASE = ['phone.db', 'phone.db-wal', 'phone.db-journal'];
const STORAGE = [...DATABASE, PICTURES];

/** Ids of what a phone had, and has no more. */
export interface Gone {
  commands: string[];
  /** Those that the office did not have. */
  pictures: string[];
}

/** A phone as the run sees it: a process that may be killed, and a folder that outlives it. */
export class PhoneProcess {
  private running: Running | null = null;
  /** An earlier state of the phone's storage, to be put back to. */
  private copied = false;

  constructor(
    private readonly program: string,
    readonly settings: PhoneSettings,
    /** Told of a phone that ends by itself. */
    private readonly died: (how: string) => void,
  ) {
    mkdirSync(settings.folder, { recursive: true });
  }

  get name(): string {
    return this.settings.name;
  }

  private path(...names: string[]): string {
    return join(this.settings.folder, ...names);
  }

  /** Resolves when its person works with it. */
  async start(): Promise<void> {
    const env = { PHONE: JSON.stringify(this.settings), PATH: process.env.PATH ?? '' };
    const running = start(['--enable-source-maps', this.program], env, this.path('log'));
    this.running = running;
    void running.ended.then(({ expected, how }) => {
      if (!expected) this.died(how);
    });
    await Promise.race([this.heard('at work'), running.ended]);
  }

  private heard<Said extends Report['report']>(report: Said): Promise<Extract<Report, { report: Said }>> {
    const { child } = this.running!;
    return new Promise((resolve) => {
      const listen = (said: unknown) => {
        if ((said as Report).report !== report) return;
        child.off('message', listen);
        resolve(said as Extract<Report, { report: Said }>);
      };
      child.on('message', listen);
    });
  }

  private tell(order: Order): void {
    this.running!.child.send(order);
  }

  async kill(): Promise<void> {
    await this.running?.kill();
  }

  /** How many exchanges it took until nothing was due. */
  async rest(): Promise<number> {
    const heard = this.heard('at rest');
    this.tell({ order: 'rest' });
    const end = this.running!.ended.then(() => ({ rounds: Number.NaN }));
    return (await Promise.race([heard, end])).rounds;
  }

  async close(): Promise<void> {
    this.running!.expectEnd();
    this.tell({ order: 'close' });
    await this.running!.ended;
  }

  /** Its storage as it is now; only while it does not run. */
  copy(): void {
    this.copyStorage(this.settings.folder, this.path('copy'));
    this.copied = true;
  }

  clones = 0;

  get hasCopy(): boolean {
    return this.copied;
  }

  /** Puts its storage back to the copy; answers what it no longer has. Only while it does not run. */
  async putBack(): Promise<Gone> {
    const before = await this.work();
    this.copyStorage(this.path('copy'), this.settings.folder);
    const after = await this.work();
    const commands = before.commands.filter((id) => !after.commands.includes(id));
    const pictures = before.pictures.filter((id) => !after.pictures.includes(id));
    const { journal } = Journal.open(this.path('journal.jsonl'));
    journal.write({ did: 'put back', gone: commands });
    journal.close();
    return { commands, pictures };
  }

  /** Another phone with all that is on this one; only while it does not run. */
  clone(name: string, folder: string, seed: number): PhoneProcess {
    this.clones += 1;
    const clone = new PhoneProcess(this.program, { ...this.settings, name, folder, seed }, this.died);
    clone.clones = 1;
    this.copyStorage(this.settings.folder, folder);
    for (const file of ['account.json', 'token.json', 'key.json', 'journal.jsonl'])
      if (existsSync(this.path(file))) cpSync(this.path(file), join(folder, file));
    return clone;
  }

  private copyStorage(from: string, to: string): void {
    mkdirSync(to, { recursive: true });
    for (const name of STORAGE) {
      rmSync(join(to, name), { force: true, recursive: true });
      if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
    }
  }

  private async work(): Promise<Gone> {
    const db = await this.database();
    const ids = async (sql: string) => (await db.query<{ id: string }>(sql)).map(({ id }) => id);
    const commands = await ids('select id from _outbox order by ord');
    const pictures = await ids(`select id from _photo where state in ('kept', 'sent')`);
    await db.close();
    return { commands, pictures };
  }

  memory(): Memory {
    return remembered(readJournal(this.path('journal.jsonl')));
  }

  actor(): Actor {
    const { deviceId } = JSON.parse(readFileSync(this.path('account.json'), 'utf8')) as Account;
    return { ...this.settings.actor, deviceId };
  }

  database() {
    return fileDatabase(this.path('phone.db'));
  }

  /** What lies in the files of its database; only while it does not run. */
  files(): Uint8Array[] {
    return DATABASE.map((name) => this.path(name))
      .filter(existsSync)
      .map((path) => readFileSync(path));
  }
}
