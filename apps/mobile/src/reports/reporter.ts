import { readReporting } from '@berthcare/shared/contracts/reporting';
import type { HttpClient } from '../platform/http';
import { call } from '../session/api';
import { faultOf, type AppFault, type Destination } from './fault';

/** Of one run of the app: whatever goes wrong again and again is known after a few. */
const MOST_REPORTS = 10;

export interface ReporterPorts {
  http: HttpClient;
  send: (destination: Destination, fault: AppFault) => Promise<void>;
  release: string;
}

export interface Reporter {
  /** Reports what was thrown, once. */
  report: (thrown: unknown) => Promise<void>;
  /** The network may be back: sends what has been waiting. */
  retry: () => Promise<void>;
}

/**
 * Reports errors that nobody caught, where the agency wants that. It asks nothing and loads nothing before there
 * is one; while the server cannot be asked, faults wait in memory.
 */
export function createReporter({ http, send, release }: ReporterPorts): Reporter {
  const known = new Set<string>();
  let waiting: AppFault[] = [];
  /** Null where faults are not reported; undefined as long as the server has not said. */
  let destination: Destination | null | undefined;
  /** Errors come in swarms: one question for all. */
  let asking: ReturnType<typeof ask> | undefined;

  async function retry(): Promise<void> {
    if (waiting.length === 0) return;
    if (destination === undefined) {
      asking ??= ask(http, release);
      destination = await asking;
      asking = undefined;
    }
    if (destination === undefined) return;
    const faults = waiting;
    waiting = [];
    if (destination === null) return;
    for (const fault of faults) await send(destination, fault);
  }

  return {
    retry,
    report: async (thrown) => {
      const fault = faultOf(thrown);
      const key = fault.type + fault.stack;
      if (destination === null || known.has(key) || known.size >= MOST_REPORTS) return;
      known.add(key);
      waiting.push(fault);
      await retry();
    },
  };
}

async function ask(http: HttpClient, release: string): Promise<Destination | null | undefined> {
  const result = await call(http, readReporting, undefined);
  if (result.kind === 'offline') return undefined;
  if (result.kind === 'refused' || result.body.dsn === null) return null;
  const { dsn, environment } = result.body;
  return { dsn, environment, release };
}
