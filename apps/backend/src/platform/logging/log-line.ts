import { z } from 'zod';
import type { ErrorDescription } from './describe-error';

const text = z.string().exactOptional();

const errorDescription: z.ZodType<ErrorDescription> = z.strictObject({
  ...{ type: z.string(), code: text, message: text, stack: text },
  ...{ table: text, constraint: text, column: text },
  cause: z.lazy(() => errorDescription).exactOptional(),
});

const error = { error: errorDescription };

/** A request or a probe. Metric filters and alarms read these names: see infra/terraform/modules/monitoring. */
const answered = {
  method: z.string(),
  /** The pattern, such as `/v1/office/devices/:id/revoke`; never the path. */
  route: z.string(),
  status: z.int().min(100).max(599),
  /** Milliseconds, to the tenth. */
  latencyMs: z.number().nonnegative(),
  requestId: z.string(),
  /** The API's error code. */
  code: z.string().optional(),
  /** The caller went away before the answer began. */
  aborted: z.literal(true).optional(),
};

/** Every event there is, and what its line says besides `level`, `time`, `service`, `role` and `msg`. */
const events = {
  request: answered,
  /** Of a load balancer: counted nowhere. */
  probe: answered,
  /** A fault of the server; the request's own line has the same id. */
  fault: { requestId: z.string(), ...error },

  started: { port: z.int().exactOptional() },
  stopping: { signal: z.string() },
  stopped: {},
  migrated: {},
  seeded: { written: z.int() },
  swept: { removed: z.int() },
  /** The database is on another server than before: it was restored, or moved. */
  'epoch.begun': {},
  /** A phone proved that the database was restored; an alarm reads it. */
  'restore.unannounced': { requestId: z.string() },
  /** After a restore: how many rights a phone would have had again. */
  'journal.replayed': { taken: z.int() },
  'journal.pruned': { removed: z.int() },
  /** What was taken away is not in the store yet, or not taken from a restored database; it is tried again at once. */
  'journal.failed': error,
  rotated: { parameter: z.string() },
  'rotation.elsewhere': {},
  'credential.renewed': { parameter: z.string() },

  config: { variable: z.string(), problem: z.string() },
  failed: error,
  crash: { origin: z.string(), ...error },
  warning: error,
  /** Somebody printed; what is not said. `stack` tells who. */
  output: { stream: z.enum(['stdout', 'stderr']), stack: z.string() },

  'postgres.lost': error,
  'redis.lost': error,
  'credential.unknown': { parameter: z.string(), ...error },
  'hints.lost': error,
  'limits.fallback': error,
  'sweep.failed': error,
  /** Pictures that the record awaited and that were found; how many are awaited for a month and more. */
  'pictures.found': { arrived: z.int(), missing: z.int() },
  /** Pictures of which nobody knows. */
  'pictures.removed': { removed: z.int() },
  'pictures.failed': error,
  retried: { settled: z.int(), left: z.int() },
  'retry.failed': error,
  'audit.failed': error,
  'play.failed': error,
  'command.held': { commandType: z.string(), requestId: z.string(), ...error },
  /** A device whose rows are not those it was sent; of how many streams, and of how many sending them anew was in vain. */
  'device.mismatched': { streams: z.int(), repeated: z.int(), requestId: z.string() },
  'auth.library': { says: z.string() },
} as const satisfies Record<string, z.ZodRawShape>;

export type LogEvent = keyof typeof events;

const everyLine = {
  level: z.enum(['debug', 'info', 'warn', 'error', 'fatal']),
  time: z.iso.datetime({ precision: 3 }),
  service: z.literal('berthcare'),
  role: z.string(),
  msg: z.string().optional(),
};

const lines = Object.entries(events).map(([event, fields]) =>
  z.strictObject({ ...everyLine, event: z.literal(event), ...fields }),
);

/** The contract of the log: every line of standard output and standard error of every role parses by it. */
export const logLine = z.discriminatedUnion('event', lines as [(typeof lines)[number], ...typeof lines]);

type Fields<Event extends LogEvent> = (typeof events)[Event];
/** Whatever was thrown goes in as it is: the log describes it. */
type Given<Field extends z.ZodType> = Field extends typeof errorDescription ? unknown : z.input<Field>;
type Optional<Shape> = {
  [Name in keyof Shape]: Shape[Name] extends z.ZodOptional ? Name : never;
}[keyof Shape];

/** What a call of the log must say of an event. */
export type LogFields<Event extends LogEvent> = { event: Event } & {
  -readonly [Name in Exclude<keyof Fields<Event>, Optional<Fields<Event>>>]: Given<
    Fields<Event>[Name] & z.ZodType
  >;
} & { -readonly [Name in Optional<Fields<Event>>]?: Given<Fields<Event>[Name] & z.ZodType> };
