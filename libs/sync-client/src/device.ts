import { projectionOf } from '@berthcare/shared/sync/projection';
import type { CommandType } from '@berthcare/shared/commands/commands';
import type { Database, Sql } from './database';
import { CommandRefused, dispatch, dispatchAnyway } from './dispatch';
import { drafts, draftSubjects, dropDrafts, written, type Draft, type Written } from './drafts';
import type { AnyGiven, Given } from './given';
import { byHolder, readMeta, writeMeta, type Holder, type Meta } from './meta';
import { leaseKeeper, leaseState, type LeaseState } from './lease';
import { allLeft, enter, leave, type Left } from './left';
import { needsALook } from './outbox';
import type { Cipher, Ports } from './ports';
import { keepCursorsOf } from './pull';
import { pushRounds } from './push-round';
import { receipts, type Receipt } from './receipts';
import { round } from './round';
import { saveDraft } from './save-draft';
import type { Beginning } from './saw';
import { createTables, hasTables, rebuildTables, rememberTables, widenTables } from './schema';
import { setAside, type SetAside } from './set-aside';
import { turns } from './sqlite/turns';
import { isUnfinished, type RoundResult } from './take';
import { erase } from './taken-away';

/**
 * What changed, so that screens know what to read again; sealed: a command waits to be sent. holder: somebody else has the
 * device, or nobody, or its records were taken away because the office was not heard for too long.
 */
export type DeviceEvent = 'rows' | 'queue' | 'drafts' | 'sealed' | 'holder';

export interface Waiting {
  commands: number;
  subjects: number;
  attention: number;
  drafts: number;
}

/** Somebody has to sign out before another comes. */
export class DeviceHeld extends Error {
  override readonly name = 'DeviceHeld';
  constructor() {
    super('Somebody else holds this device.');
  }
}

export interface Device {
  /** Reads the tables of the record: confirmed rows with this device's pending commands applied. */
  readonly db: Sql;
  holder(): Promise<Holder | null>;
  /**
   * Gives the device to somebody. Said again at each start, it writes nothing. Throws `DeviceHeld` where another has it.
   * @param keeper the person's own cipher: what was put away for them, if they have been here before, is theirs again
   */
  bind(holder: Holder, keeper?: Cipher): Promise<void>;
  /**
   * Takes the device from its holder. Their records go; what was not sent stays, for the office, and by the keeper's cipher
   * for themselves when they come back.
   */
  signOut(keeper: Cipher | null): Promise<void>;
  /** Whose work is still on this device though they no longer hold it. */
  left(): Promise<Left[]>;
  /** How long the records stay without the office; the next exchange brings back those that were taken away. */
  lease(): Promise<LeaseState>;
  /** Seals a command and shows its effect; throws `CommandRefused`. Resolved means durable. Returns its id. */
  dispatch<Type extends CommandType>(given: Given<Type>): Promise<string>;
  /** Several commands as one: all are sealed or none. */
  dispatchAll(given: readonly AnyGiven[]): Promise<string[]>;
  /**
   * The same of what nobody can change any more: what the rule refuses here goes to the office all the same. Throws
   * `CommandRefused` with `device.not_held` where the record has left the device.
   */
  dispatchAllAnyway(given: readonly AnyGiven[]): Promise<string[]>;
  /**
   * Resolved means durable; throws `CommandRefused` where the record is not on this device any more. Drafts are saved, dropped and
   * sealed into commands in the order asked for.
   */
  saveDraft(draft: Draft, beginning: Beginning | null): Promise<void>;
  /** Those that open; `waiting` counts the others, too. */
  drafts<Body>(subject: string): Promise<Draft<Body>[]>;
  /** The same, and which do not open. */
  written<Body>(subject: string): Promise<Written<Body>>;
  /** The subjects that have drafts, whoever left them: this run of the app, or one that was killed. */
  draftSubjects(): Promise<string[]>;
  dropDrafts(keys: readonly string[]): Promise<void>;
  receipts(subjects?: readonly string[]): Promise<Map<string, Receipt>>;
  /** What the author wrote about the subject that is not in the record as it was written. */
  setAside(about: { subject: string; author: string }): Promise<SetAside[]>;
  /** How much waits: commands without an answer (about how many subjects), answers to look at, unsealed drafts. */
  waiting(): Promise<Waiting>;
  heardAt(): Promise<number | null>;
  /**
   * One exchange, and what others have left here is handed in; callers at the same time share it. Counts the time without
   * the office as well, so it is worth a try without a network, too.
   */
  exchange(): Promise<RoundResult>;
  subscribe(listener: (event: DeviceEvent) => void): () => void;
}

/** Opens a device's database: makes its tables, and its incarnation when it has none. */
export async function openDevice(ports: Ports): Promise<Device> {
  const { db, clock, cipher, ids } = ports;
  await prepare(ports);
  // A process that died may not have come so far.
  await erase(db);
  const keepLease = leaseKeeper(ports);
  await keepLease();
  const listeners = new Set<(event: DeviceEvent) => void>();
  const tell = (event: DeviceEvent) => listeners.forEach((listener) => listener(event));
  let running: Promise<RoundResult> | null = null;
  /** What is written is sealed before it is saved: a keystroke must not be overtaken by one that came after it. */
  const inTurn = turns();

  const allBy = (seal: typeof dispatch) => async (given: readonly AnyGiven[]) => {
    const sealAll = async (tx: Sql) => {
      const dispatched: string[] = [];
      for (const one of given) dispatched.push(await seal(tx, { clock, cipher, ids }, one));
      return dispatched;
    };
    const done = await inTurn(() => db.transaction(sealAll));
    tell('rows');
    tell('queue');
    tell('sealed');
    if (given.some(({ consumes }) => consumes?.length)) tell('drafts');
    return done;
  };
  const dispatchAll = allBy(dispatch);

  const tellAll = () => (['rows', 'queue', 'drafts', 'holder'] as const).forEach(tell);

  const countLease = async () => {
    if (await keepLease()) tellAll();
  };

  /** The holder's exchange, then what others have left here to be handed in. */
  const exchange = async (): Promise<RoundResult> => {
    await countLease();
    const { holder } = await readMeta(db);
    const result = holder ? await round(ports) : null;
    if (result?.kind === 'revoked') tellAll();
    else if (result?.kind === 'done') tell('rows');
    const others = result?.kind === 'offline' || result?.kind === 'busy' ? result : await pushRounds(ports);
    tell('queue');
    return result ? together(result, others) : others;
  };

  return {
    db,
    holder: async () => (await readMeta(db)).holder ?? null,
    bind: async (holder, keeper) => {
      const { holder: bound } = await readMeta(db);
      if (bound && isSame(bound, holder)) return;
      if (bound && bound.personId !== holder.personId) throw new DeviceHeld();
      await db.transaction((tx) => enter(tx, ports, holder, keeper ?? null));
      tell('holder');
      tell('queue');
    },
    signOut: async (keeper) => {
      await inTurn(() => db.transaction((tx) => leave(tx, ports, 'signed_out', keeper)));
      await erase(db);
      tellAll();
    },
    left: () => allLeft(db),
    lease: () => leaseState(db, clock.now()),
    dispatch: async (given) => (await dispatchAll([given as unknown as AnyGiven]))[0]!,
    dispatchAll,
    dispatchAllAnyway: allBy(dispatchHeld),
    saveDraft: async (draft, beginning) => {
      await inTurn(() => saveDraft(db, cipher, draft, beginning));
      tell('drafts');
    },
    drafts: (subject) => drafts(db, ports, subject),
    written: (subject) => written(db, ports, subject),
    draftSubjects: () => draftSubjects(db),
    dropDrafts: async (keys) => {
      await inTurn(() => db.batch([dropDrafts(keys)]));
      tell('drafts');
    },
    receipts: (subjects) => receipts(db, subjects),
    setAside: (about) => setAside(db, cipher, about),
    waiting: async () => {
      const [row] = await db.query<Waiting>(
        `select (select count(*) from _outbox where ${byHolder} and outcome is null) as commands,
                (select count(distinct subject) from _outbox where ${byHolder} and outcome is null) as subjects,
                (select count(*) from _outbox where ${byHolder} and ${needsALook}) as attention,
                (select count(*) from _draft) as drafts`,
      );
      return row!;
    },
    heardAt: async () => (await readMeta(db)).heardAt ?? null,
    exchange: () => {
      running ??= exchange().finally(() => {
        running = null;
      });
      return running;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Of a record that has left meanwhile, leaving has sealed it. */
async function dispatchHeld(...[tx, ports, given]: Parameters<typeof dispatch>): Promise<string> {
  const held = await tx.query('select 1 from _stream where id = ?', [given.stream]);
  if (held.length === 0) throw new CommandRefused('device.not_held');
  return dispatchAnyway(tx, ports, given);
}

/** When the server asks for time, everybody waits; what others have left is due, whatever became of the holder's exchange. */
function together(own: RoundResult, others: RoundResult): RoundResult {
  if (others.kind === 'busy') return others;
  if (!isUnfinished(others)) return own;
  return own.kind === 'done' ? { ...own, more: true } : others;
}

const isSame = (one: Holder, other: Holder): boolean =>
  one.personId === other.personId && one.agencyId === other.agencyId && one.role === other.role;

async function prepare({ db, ids }: Ports): Promise<void> {
  if (await hasTables(db)) return;
  const [made] = await db.query(`select 1 from sqlite_master where name = '_meta'`);
  const meta: Partial<Meta> = made ? await readMeta(db) : {};
  const projection = projectionOf(meta.holder?.role ?? '');
  if (made) await widenTables(db);
  // First, because an index may be on a column that the older app's table has not got.
  if (meta.projection && meta.projection !== projection) await adopt(db, projection);
  const incarnation = meta.incarnation ? [] : writeMeta({ incarnation: ids.uuid(), lastSeq: 0, projection });
  await db.batch([...createTables(), ...incarnation, rememberTables()]);
}

/** The app learnt new columns: the rows stay readable, and every stream is pulled again. */
async function adopt(db: Database, projection: string): Promise<void> {
  await db.transaction(async (tx) => {
    await rebuildTables(tx);
    await tx.batch([keepCursorsOf([]), ...writeMeta({ projection, token: null })]);
  });
}
