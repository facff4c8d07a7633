import type { Change } from '@berthcare/shared/commands/command';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { Table } from '@berthcare/shared/record/table';
import { tables } from '@berthcare/shared/record/tables';
import {
  protocolVersion,
  type Outcome,
  type Page,
  type PushRequest,
  type PushResponse,
  type SyncRequest,
  type SyncResponse,
} from '@berthcare/shared/sync/wire';
import type { Database } from '../database';
import { openDevice, type Device } from '../device';
import type { Holder } from '../meta';
import type { Ports, SendResult } from '../ports';
import { flippedKey, flippedSeal } from './flipped-box';
import { memoryDatabase } from './memory-database';
import { agencyId, noon, priya } from '@berthcare/shared/testing/record-rows';

export const window = { from: '2026-02-03', to: '2026-03-19' };

type Answer = SendResult | ((request: SyncRequest) => SendResult | Promise<SendResult>);
type PushResult = SendResult<PushResponse>;
type PushAnswer = PushResult | ((request: PushRequest) => PushResult | Promise<PushResult>);

/** A server that says what it is told to say, and remembers what it was asked. */
export class ScriptedServer {
  readonly requests: SyncRequest[] = [];
  readonly pushes: (PushRequest & { author: string })[] = [];
  private readonly answers: Answer[] = [];
  private readonly pushAnswers: PushAnswer[] = [];

  /** What it says next; when nothing is left to say, it is not there. */
  says(...answers: Answer[]): this {
    this.answers.push(...answers);
    return this;
  }

  send = async (request: SyncRequest): Promise<SendResult> => {
    // What goes over the wire is text.
    this.requests.push(JSON.parse(JSON.stringify(request)) as SyncRequest);
    const answer = this.answers.shift() ?? { kind: 'offline' };
    return withKey(request, typeof answer === 'function' ? await answer(request) : answer);
  };

  /** What it says next to a queue that is handed in. */
  saysToPush(...answers: PushAnswer[]): this {
    this.pushAnswers.push(...answers);
    return this;
  }

  push = async (author: string, request: PushRequest): Promise<SendResult<PushResponse>> => {
    this.pushes.push({ author, ...(JSON.parse(JSON.stringify(request)) as PushRequest) });
    const answer = this.pushAnswers.shift() ?? { kind: 'offline' };
    return typeof answer === 'function' ? answer(request) : answer;
  };

  get last(): SyncRequest {
    return this.requests.at(-1)!;
  }
}

/** Who comes from another epoch, or from none, is told the key. */
const withKey = ({ epoch }: SyncRequest, answer: SendResult): SendResult =>
  answer.kind === 'answered' && answer.response.epoch !== epoch
    ? { ...answer, response: { sealTo: flippedKey, ...answer.response } }
    : answer;

/** An answer to a request; what is not said is the quietest there is. */
export const answered = (over: Partial<SyncResponse> = {}): SendResult => ({
  kind: 'answered',
  response: {
    ...{ protocol: protocolVersion, epoch: 'epoch-1', now: noon, incarnation: 'known', answered: 0 },
    ...{ outcomes: [], pull: { kind: 'current' } },
    ...over,
  },
});

/** An answer to a queue that was handed in: everything is for a person to decide. */
export const handedIn =
  (over: Partial<PushResponse> = {}): ((request: PushRequest) => SendResult<PushResponse>) =>
  ({ commands, lastSeq }) => ({
    kind: 'answered',
    response: {
      ...{ protocol: protocolVersion, epoch: 'epoch-1', now: noon, incarnation: 'known', wipe: false },
      sealTo: flippedKey,
      answered: commands.at(-1)?.seq ?? lastSeq,
      outcomes: commands.map(({ id, stream }) => ({
        ...{ id, stream, outcome: 'review', version: null, reason: 'author.away', receivedAt: noon },
      })),
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

/** Drafts of these tests among the vitals hold an entry of a visit. */
const documentsOf: Ports['commandsOfDrafts'] = ({ id: visitId, streamId }, drafts) => {
  const sealable = drafts.filter(({ section }) => section === 'vitals');
  if (sealable.length === 0) return [];
  const entries = sealable.map(({ body }) => body as PayloadOf<'visit.document'>['entries'][number]);
  const consumes = sealable.map(({ key }) => key);
  return [{ type: 'visit.document', payload: { visitId, entries }, stream: streamId, consumes }];
};

export interface TestDevice {
  device: Device;
  db: Database;
  server: ScriptedServer;
  ports: Ports & { clock: { time: number } };
}

/** A phone, Priya's where nobody else is named, over a database in memory, before a server that can be told what to say. */
export async function testDevice(
  over: Partial<Ports> = {},
  holder: Holder = { personId: priya, agencyId, role: 'caregiver' },
): Promise<TestDevice> {
  const server = new ScriptedServer();
  const clock = {
    time: noon,
    now: () => clock.time,
  };
  let minted = 0;
  const uuid = () => `00000000-0000-4000-8000-${String((minted += 1)).padStart(12, '0')}`;
  const db = over.db ?? (await memoryDatabase());
  const ports: TestDevice['ports'] = {
    ...{ db, transport: server, cipher: shiftCipher, ids: { uuid } },
    ...{ sealer: async () => flippedSeal, commandsOfDrafts: documentsOf, ...over, clock },
  };
  const device = await openDevice(ports);
  await device.bind(holder);
  return { device, db, server, ports };
}
