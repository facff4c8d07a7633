import type { Change, Read } from '@berthcare/shared/commands/command';
import { loadRows } from './record-load';
import { upsertsOf } from './record-rows';
import type { Transaction } from './transaction';

/** Whose changes they are: the command's, and whose work that lets in. */
interface By {
  command: string | null;
  about: string | null;
}

type Written = By & { change: Change };

type AnyRow = Record<string, unknown>;

const versionOf = { name: 'version_of', text: 'select version from app.stream where id = $1' };

const effects = { name: 'effects', text: `select set_config('app.effects', $1, true)` };

/** Which command each row is of, as the audit reads it. */
const effectsOf = (written: readonly Written[]): string =>
  JSON.stringify(
    Object.fromEntries(written.map(({ change, command, about }) => [change.row.id, [command, about]])),
  );

/**
 * The record while its streams are locked. Nobody else changes it, so what was read once is read; what is written waits,
 * and is written together once the database has to know it.
 */
export class RecordInHand {
  private readonly read = new Map<string, AnyRow[]>();
  private readonly heads = new Map<string, number>();
  /** By what the streams' rows were stamped with. */
  private readonly stamped = new Map<string, number>();
  private readonly written: Written[] = [];
  private saved = 0;
  /** Something that waited could not be written. */
  failed = false;
  /** Changes of the command under way. */
  private own: Written[] | null = null;
  private by: By = { command: null, about: null };

  constructor(private readonly tx: Transaction) {}

  /** The rows that a rule looks for, as all changes so far have left them. */
  async rows(home: string, read: Read): Promise<AnyRow[]> {
    // Which days count, the database says.
    if (read.recent !== null || read.columns !== null) {
      await this.save();
      return loadRows(this.tx, home, read);
    }
    const key = JSON.stringify([home, read]);
    const rows = this.read.get(key) ?? (await loadRows(this.tx, home, read));
    this.read.set(key, rows);
    return changed(rows, home, read, [...this.written, ...(this.own ?? [])]);
  }

  async apply(changes: readonly Change[]): Promise<void> {
    // Each command's row is written: the database may have something against it that a later one would hide.
    const waiting = new Set(this.written.slice(this.saved).map(({ change }) => change.row.id));
    if (changes.some(({ row }) => waiting.has(row.id))) await this.save();
    (this.own ?? this.written).push(...changes.map((change) => ({ change, ...this.by })));
  }

  /** Of a stream that is locked: what waits will be stamped with the version after its head's. */
  async version(stream: string): Promise<number> {
    const stamped = this.stamped.get(stream);
    if (stamped !== undefined) return stamped;
    const head = this.heads.get(stream) ?? (await this.head(stream));
    this.heads.set(stream, head);
    const waits = [...this.written, ...(this.own ?? [])].some(({ change }) => change.row.streamId === stream);
    return waits ? head + 1 : head;
  }

  /** What `work` changes is the command's; nothing, where it throws. */
  async within<T>(by: By, work: () => Promise<T>): Promise<T> {
    const own: Written[] = [];
    [this.own, this.by] = [own, by];
    try {
      const result = await work();
      this.written.push(...own);
      return result;
    } finally {
      [this.own, this.by] = [null, { command: null, about: null }];
    }
  }

  /** Writes what waits; what the database refuses waits no longer. */
  async save(): Promise<void> {
    const waiting = this.written.slice(this.saved);
    if (waiting.length === 0) return;
    try {
      await this.tx.arrays(effects, [effectsOf(waiting)]);
      const stamped: [stream: string, version: number][] = [];
      for (const { statement, values } of upsertsOf(waiting.map(({ change }) => change))) {
        stamped.push(...((await this.tx.arrays(statement, values)) as typeof stamped));
      }
      for (const [stream, version] of stamped) this.stamped.set(stream, version);
      this.saved = this.written.length;
    } catch (error) {
      this.written.length = this.saved;
      this.failed = true;
      throw error;
    }
  }

  private async head(stream: string): Promise<number> {
    const [found] = await this.tx.arrays(versionOf, [stream]);
    if (!found) throw new Error('A stream without a head has no version.');
    return found[0] as number;
  }
}

/** Rows that were read, as later changes have left them. */
function changed(
  rows: AnyRow[],
  home: string,
  { table, where }: Read,
  written: readonly Written[],
): AnyRow[] {
  const later = written.flatMap(({ change }) =>
    change.table === table && change.row.streamId === home ? [change.row as unknown as AnyRow] : [],
  );
  if (later.length === 0) return rows;
  const all = new Map([...rows, ...later].map((row) => [row.id as string, row]));
  const wanted = (row: AnyRow) => Object.entries(where).every(([column, value]) => row[column] === value);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, row]) => (wanted(row) ? [row] : []));
}
