import { put, type Change } from '@berthcare/shared/commands/command';
import { tableNames, tables, type TableName } from '@berthcare/shared/record/tables';
import type { Table } from '@berthcare/shared/record/table';
import { agency, agencyId, clients, holding, people, timeZone } from '../../../test/simulation/agency';
import type { ExchangeDeps } from '../exchange';
import type { Actor } from '../store';
import { signedTokens } from '../tokens';
import { windowAt } from '../windows';
import { flippedSealing } from './flipped-sealing';
import { memoryStore, type MemoryStore } from './memory-store';
import { WireDevice } from './wire-device';

export const [ada, bruno, chantal] = clients.map(({ id }) => id) as [string, string, string];
export const priya: Actor = {
  ...{ agencyId, timeZone, deviceId: 'phone' },
  ...{ personId: people.priya.id, role: people.priya.role },
};
/** Streams that Priya holds beside the clients' records. */
export const shared = [agencyId, people.priya.id];

/** A small agency's record in memory, and a phone of Priya's that asks for it. */
export class Pulling {
  readonly store: MemoryStore = memoryStore();
  readonly device = new WireDevice(priya, 'phone-1');
  deps: ExchangeDeps;

  private constructor(private readonly now: () => number) {
    this.deps = { store: this.store, tokens: signedTokens('secret'), sealing: flippedSealing, now };
  }

  static async open(now: () => number): Promise<Pulling> {
    const here = new Pulling(now);
    const { streams, changes } = agency(now());
    for (const [id, kind] of streams) here.store.stream(id, kind, agencyId);
    for (const together of changes) await here.store.edit(together);
    return here;
  }

  smallPages(): void {
    this.deps = { ...this.deps, pageRows: 7 };
  }

  rowsIn(stream: string, table: TableName) {
    return [...this.store.state.streams.get(stream)!.rows[table].values()];
  }

  client(id: string, access: string): Change {
    return put('client', { ...this.rowsIn(id, 'client')[0]!.row, access } as never);
  }

  endGrant(record: string): Promise<void> {
    return this.store.edit([holding(people.priya.id, record, 1, this.now())]);
  }

  /** Rows of these streams that a device should hold now, as `table/id` -> version. */
  expected(...streams: string[]): Map<string, number> {
    const { from, to } = windowAt(this.now(), timeZone).window;
    const rows = streams.flatMap((stream) =>
      tableNames.flatMap((table) => {
        const { window: on }: Table = tables[table];
        return this.rowsIn(stream, table)
          .filter(({ gone }) => !gone)
          .filter(({ row }) => on === null || ((row[on] as string) >= from && (row[on] as string) <= to))
          .map(({ row, version }): [string, number] => [`${table}/${row.id}`, version]);
      }),
    );
    return new Map(rows.sort());
  }

  held(): Map<string, number> {
    return new Map(
      [...this.device.rows].map(([key, { version }]): [string, number] => [key, version]).sort(),
    );
  }
}
