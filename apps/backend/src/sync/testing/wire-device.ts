import type { Table } from '@berthcare/shared/record/table';
import { tables, type TableName } from '@berthcare/shared/record/tables';
import { checksum, type CountedRow } from '@berthcare/shared/sync/checksum';
import { projectionOf } from '@berthcare/shared/sync/projection';
import { commandHash } from '@berthcare/shared/sync/seal';
import {
  protocolVersion,
  type Page,
  type SyncRequest,
  type SyncResponse,
  type WireCommand,
} from '@berthcare/shared/sync/wire';
import { exchange, type ExchangeDeps } from '../exchange';
import type { Actor } from '../store';

interface HeldRow {
  stream: string;
  table: string;
  version: number;
  values: Record<string, unknown>;
}

/**
 * The smallest client of the exchange: it does what the specification says of a device, in memory, and nothing more.
 * Tests of the server ask with it, and change what it knows to ask differently.
 */
export class WireDevice {
  epoch: string | null = null;
  token: string | null = null;
  lastSeq = 0;
  window: Page['window'] | null = null;
  readonly cursors = new Map<string, number>();
  readonly rows = new Map<string, HeldRow>();
  private readonly seen = new Map<string, Set<string>>();

  constructor(
    readonly actor: Actor,
    public incarnation: string,
  ) {}

  /** Seals a command as the device's next. */
  seal(command: Pick<WireCommand, 'id' | 'type' | 'stream' | 'payload'> & Partial<WireCommand>): WireCommand {
    const unsealed = { v: 1, author: this.actor.personId, at: 1, skew: 0, basis: {}, ...command };
    this.lastSeq += 1;
    return { ...unsealed, seq: this.lastSeq, hash: commandHash(unsealed) };
  }

  request(over: Partial<SyncRequest> = {}): SyncRequest {
    return {
      ...{
        protocol: protocolVersion,
        epoch: this.epoch,
        incarnation: this.incarnation,
        lastSeq: this.lastSeq,
      },
      ...{ projection: projectionOf(this.actor.role), token: this.token, now: 1, commands: [] },
      ...over,
    };
  }

  /** What a device says when it has no token. */
  holdings(): NonNullable<SyncRequest['holdings']> {
    return { window: this.window!, streams: [...this.cursors] };
  }

  /** Asks once; takes the answer's page. */
  async ask(deps: ExchangeDeps, over: Partial<SyncRequest> = {}): Promise<SyncResponse> {
    const { response } = await exchange(deps, this.actor, this.request(over));
    if (response.pull.kind === 'page') {
      if (this.epoch !== null && this.epoch !== response.epoch) this.keepCursorsOf(response.pull.kept ?? []);
      this.epoch = response.epoch;
      this.take(response.pull);
    }
    return response;
  }

  /** Asks until there is no more; returns how many pages came. */
  async catchUp(deps: ExchangeDeps, over: Partial<SyncRequest> = {}): Promise<number> {
    let { pull } = await this.ask(deps, over);
    for (let pages = 1; ; pages += 1) {
      if (pull.kind !== 'page' || !pull.more) return pages;
      if (pages > 200) throw new Error('There is always more.');
      ({ pull } = await this.ask(deps));
    }
  }

  take(page: Page): void {
    const { window } = page;
    this.token = page.token;
    this.window = window;
    for (const id of page.dropped) this.drop(id);
    for (const { id, begins } of page.streams) {
      if (!this.cursors.has(id)) this.cursors.set(id, 0);
      if (begins || !this.seen.has(id)) this.seen.set(id, new Set());
    }
    for (const { table, streams, versions, ids, columns } of page.tables) {
      const names = Object.keys((tables[table as TableName] as Table).columns);
      ids.forEach((id, row) => {
        const stream = page.streams[streams[row]!]!.id;
        const values = Object.fromEntries(names.map((name, column) => [name, columns[column]![row]]));
        this.rows.set(`${table}/${id}`, { stream, table, version: versions[row]!, values });
        this.seen.get(stream)!.add(`${table}/${id}`);
      });
    }
    for (const [, table, id] of page.gone) this.rows.delete(`${table}/${id}`);
    for (const { id, reset, cursor } of page.streams) {
      this.cursors.set(id, cursor ?? 0);
      if (cursor === null) continue;
      if (reset) this.deleteRows((row, key) => row.stream === id && !this.seen.get(id)!.has(key));
    }
    this.deleteRows(({ table, values }) => {
      const { window: on }: Table = tables[table as TableName];
      const day = on === null ? null : (values[on] as string);
      return day !== null && (day < window.from || day > window.to);
    });
    for (const [stream, sum] of page.sums)
      if (sum !== this.sum(stream)) throw new Error(`Not what the server counted in ${stream}.`);
  }

  /** The checksum of what the device has of a stream. */
  sum(stream: string): string {
    const rows = [...this.rows].filter(([, row]) => row.stream === stream);
    return checksum(
      rows.map(([key, { table, version }]): CountedRow => [key.slice(table.length + 1), version]),
    );
  }

  private keepCursorsOf(kept: readonly string[]): void {
    for (const id of this.cursors.keys()) if (!kept.includes(id)) this.cursors.set(id, 0);
  }

  private drop(stream: string): void {
    this.cursors.delete(stream);
    this.seen.delete(stream);
    this.deleteRows((row) => row.stream === stream);
  }

  private deleteRows(which: (row: HeldRow, key: string) => boolean): void {
    for (const [key, row] of this.rows) if (which(row, key)) this.rows.delete(key);
  }
}
