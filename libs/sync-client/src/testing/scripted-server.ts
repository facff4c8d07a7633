import type { Change } from '@berthcare/shared/commands/command';
import type { Table } from '@berthcare/shared/record/table';
import { tables } from '@berthcare/shared/record/tables';
import {
  protocolVersion,
  type Outcome,
  type Page,
  type SyncRequest,
  type SyncResponse,
} from '@berthcare/shared/sync/wire';
import type { Database } from '../database';
import { openDevice, type Device } from '../device';

import type { Ports, SendResult } from '../ports';
import { memoryDatabase } from './memory-database';
import { agencyId, noon, priya } from '@berthcare/shared/testing/record-rows';

export const window = { from: '2026-02-03', to: '2026-03-19' };

type Answer = SendResult | ((request: SyncRequest) => SendResult | Promise<SendResult>);

/** A server that says what it is told to say, and remembers what it was asked. */
export class ScriptedServer {
  readonly requests: SyncRequest[] = [];
  private readonly answers: Answer[] = [];

  /** What it says next; when nothing is left to say, it is not there. */
  says(...answers: Answer[]): this {
    this.answers.push(...answers);
    return this;
  }

  send = async (request: SyncRequest): Promise<SendResult> => {
    // What goes over the wire is text.
    this.requests.push(JSON.parse(JSON.stringify(request)) as SyncRequest);
    const answer = this.answers.shift() ?? { kind: 'offline' };
    return typeof answer === 'function' ? answer(request) : answer;
  };

  get last(): SyncRequest {
    return this.requests.at(-1)!;
  }
}

/** An answer to a request; what is not said is the quietest there is. */
export const answered = (over: Partial<SyncResponse> = {}): SendResult => ({
  kind: 'answered',
  response: {
    ...{ protocol: protocolVersion, epoch: 'epoch-1', now: noon, incarnation: 'known', answered: 0 },
    ...{ outcomes: [], pull: { kind: 'current' } },
    ...over,
  },
});

/** Answers every command of the request, as told, one version higher than the last. */
export const answersAll =
  (
    outcome: Outcome['outcome'] = 'applied',
    over: Partial<SyncResponse> = {},
    version: number | null = 2,
  ): ((request: SyncRequest) => SendResult) =>
  ({ commands, lastSeq }) =>
    answered({
      answered: commands.at(-1)?.seq ?? lastSeq,
      outcomes: commands.map(({ id, stream }) => ({
        ...{ id, stream, outcome, version, reason: null, receivedAt: noon },
      })),
      ...over,
    });

interface PageParts {
  streams: {
    id: string;
    kind?: Page['streams'][number]['kind'];
    reset?: boolean;
    begins?: boolean;
    cursor: number | null;
  }[];
  rows?: readonly Change[];
  /** Of all rows. */
  version?: number;
  gone?: Page['gone'];
  dropped?: string[];
  kept?: string[];
  token?: string;
  more?: boolean;
  window?: Page['window'];
  sums?: Page['sums'];
}

/** A page with these rows, columnar as on the wire. */
export function page({ streams, rows = [], version = 1, ...over }: PageParts): Page {
  const names = [...new Set(rows.map(({ table }) => table))];
  return {
    ...{ kind: 'page', token: 'token-1', more: false, window, gone: [], dropped: [], sums: [], ...over },
    streams: streams.map((stream) => ({ kind: 'client', reset: false, begins: true, ...stream })),
    tables: names.map((table) => {
      const of = rows
        .filter((one) => one.table === table)
        .map(({ row }) => row as unknown as Record<string, unknown>);
      return {
        table,
        streams: of.map(({ streamId }) => streams.findIndex(({ id }) => id === streamId)),
        versions: of.map(() => version),
        ids: of.map(({ id }) => id as string),
        columns: Object.keys((tables[table] as Table).columns).map((column) =>
          of.map((row) => row[column] ?? null),
        ),
      };
    }),
  };
}

/** Text in bytes; shifted, so that what forgets to open it is found out. */
export const shiftCipher: Ports['cipher'] = {
  seal: async (plain) => new TextEncoder().encode(plain).map((byte) => byte ^ 1),
  open: async (sealed) => new TextDecoder().decode(sealed.map((byte) => byte ^ 1)),
};

export interface TestDevice {
  device: Device;
  db: Database;
  server: ScriptedServer;
  ports: Ports & { clock: { time: number } };
}

/** Priya's phone, over a database in memory, before a server that can be told what to say. */
export async function testDevice(over: Partial<Ports> = {}): Promise<TestDevice> {
  const server = new ScriptedServer();
  const clock = {
    time: noon,
    now: () => clock.time,
  };
  let minted = 0;
  const uuid = () => `00000000-0000-4000-8000-${String((minted += 1)).padStart(12, '0')}`;
  const db = over.db ?? (await memoryDatabase());
  const ports = { db, transport: server, cipher: shiftCipher, ids: { uuid }, ...over, clock };
  const device = await openDevice(ports);
  await device.bind({ personId: priya, agencyId, role: 'caregiver' });
  return { device, db, server, ports };
}
