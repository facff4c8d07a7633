import { randomUUID } from 'node:crypto';
import type { Change } from '@berthcare/shared/commands/command';
import type { SyncResponse } from '@berthcare/shared/sync/wire';
import pg from 'pg';
import { inject } from 'vitest';
import { loginUrls } from '../../../../tools/check/login-urls';
import { freshDatabase, type TestDatabase } from '../../../../tools/check/test-database';
import { postgresRecordStore } from '../../src/platform/postgres/record-store';
import { exchange, type ExchangeDeps } from '../../src/sync/exchange';
import { flippedSealing } from '../../src/sync/testing/flipped-sealing';
import { WireDevice } from '../../src/sync/testing/wire-device';
import { signedTokens } from '../../src/sync/tokens';
import { asOwner, testPool } from '../owner';
import { actor, buildWorld, type World } from '../world';
import { PausePoints } from './pause-points';
import { pausing } from './pausing-store';
import type { Backstage, Variant } from './variant';

/** Rows of one page: few, so that a record needs several. */
const PAGE_ROWS = 4;

/** A database with the small world in it, the exchange over it, ours or a variant of it, and Priya's phone. */
export class Stage implements Backstage {
  readonly points = new PausePoints();
  readonly offered = new Map<string, string>();
  deps!: ExchangeDeps;
  owner!: pg.Pool;
  private ownerUrl!: string;
  api!: pg.Pool;
  private backupUrls: Pick<TestDatabase, 'ownerUrl' | 'apiUrl'> | null = null;
  private readonly ends: (() => Promise<unknown>)[] = [];

  private constructor(
    private readonly database: TestDatabase,
    readonly world: World,
    private readonly variant: Variant | null,
  ) {}

  static async open(variant: Variant | null): Promise<Stage> {
    const database = await freshDatabase();
    const stage = new Stage(database, await buildWorld(database.ownerUrl), variant);
    stage.connect(database);
    if (variant?.sql) await stage.owner.query(variant.sql);
    return stage;
  }

  private connect({ apiUrl, ownerUrl }: Pick<TestDatabase, 'ownerUrl' | 'apiUrl'>): void {
    this.ownerUrl = ownerUrl;
    this.api = testPool(apiUrl, 4);
    this.owner = testPool(ownerUrl, 4);
    const store = postgresRecordStore(this.api);
    const ours: ExchangeDeps = {
      ...{ store, sealing: flippedSealing, pageRows: PAGE_ROWS },
      tokens: signedTokens('a secret of the stage'),
      now: () => Date.now(),
    };
    const deps = this.variant?.wrap?.(ours, this) ?? ours;
    this.deps = { ...deps, store: pausing(deps.store, this.points) };
  }

  private disconnect = () => Promise.all([this.api.end(), this.owner.end()]);

  async close(): Promise<void> {
    await this.disconnect();
    for (const end of this.ends) await end();
    await this.database.drop();
  }

  /** A phone of Priya's; of an incarnation of its own, unless it is a copy. */
  phone = (incarnation: string = randomUUID()) => new WireDevice(actor(this.world.people.priya), incarnation);

  /** Asks until there is no more. */
  async sync(phone: WireDevice): Promise<void> {
    for (let asked = 0; asked < 60; asked += 1) {
      const { pull } = await phone.ask(this.deps);
      if (pull.kind === 'ask_holdings') await this.sayHoldings(phone);
      else if (pull.kind !== 'page' || !pull.more) return;
    }
    throw new Error('There is always more.');
  }

  /** Asks, and hears nothing. */
  losing = (phone: WireDevice) => exchange(this.deps, phone.actor, phone.request());

  private sayHoldings = (phone: WireDevice): Promise<SyncResponse> =>
    phone.ask(this.deps, { token: null, holdings: phone.holdings() });

  /** A change by hand, in a transaction of its own. */
  edit = (change: Change) => asOwner(this.ownerUrl, ({ put }) => put(change));

  /** Resolves when the work is done or waits for somebody's lock. */
  async doneOrWaiting(work: Promise<unknown>): Promise<void> {
    let done = false;
    void work.finally(() => (done = true));
    while (!done) {
      const { rowCount } = await this.owner.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rowCount !== 0) return;
    }
  }

  /** The database as a copy of it will have it. */
  async backUp(): Promise<void> {
    await this.disconnect();
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const { superUrl, passwords } = inject('postgres');
    const source = new URL(this.database.ownerUrl).pathname.slice(1);
    await administer(`create database ${name} template ${source} owner berthcare_owner`);
    this.ends.push(() => administer(`drop database ${name} with (force)`));
    this.backupUrls = loginUrls(superUrl, name, passwords);
    this.connect(this.database);
  }

  /** Goes back to the copy, as a server that knows of it does: with another epoch. */
  async restore(): Promise<void> {
    await this.disconnect();
    this.connect(this.backupUrls!);
    if (!this.variant?.noEpoch) await this.owner.query('select app.begin_epoch(true)');
  }
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').superUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
