import pino from 'pino';
import { describeError } from './describe-error';
import type { LogEvent, LogFields } from './log-line';

type Write = <Event extends LogEvent>(fields: LogFields<Event>, message?: string) => void;

/** Writes the events of the contract (log-line.ts) and no others. */
export interface Logger extends Record<'debug' | 'info' | 'warn' | 'error' | 'fatal', Write> {
  /** The least that is written. */
  level: string;
}

export interface LoggerOptions {
  level: string;
  /** The role of this process: api, migrate, ... */
  role: string;
  /** Where lines go; standard output unless told. */
  destination?: pino.DestinationStream;
}

/** Anything that could carry what somebody wrote is replaced by this. */
const NOTHING = () => '[not logged]';

/**
 * One JSON object a line. Errors lose their values (describe-error.ts), and whole requests, responses,
 * bodies and principals cannot be logged, even by mistake.
 */
export function createLogger({ level, role, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service: 'berthcare', role },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: unknown) => describeError(error),
        error: (error: unknown) => describeError(error),
        req: NOTHING,
        res: NOTHING,
        body: NOTHING,
        query: NOTHING,
        params: NOTHING,
        headers: NOTHING,
        principal: NOTHING,
        command: NOTHING,
        row: NOTHING,
        rows: NOTHING,
      },
    },
    // Synchronous: the last line before an exit is written too.
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
