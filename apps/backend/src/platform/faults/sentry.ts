import { defaultStackParser, makeNodeTransport, NodeClient } from '@sentry/node';
import { reportOf } from '@berthcare/shared/reporting/report';
import { describeError } from '../logging/describe-error';
import type { Fault, FaultListener } from './faults';

export interface SentryOptions {
  /** Sentry's address of the project. */
  dsn: string;
  environment: string;
  release: string | undefined;
}

const FLUSH_MS = 2_000;
const AGAIN_MS = 60_000;

/**
 * Reports faults to Sentry, the same fault once a minute. The client alone, without the library's integrations:
 * nothing of requests, of the console or of the machine is gathered, and what is sent is built anew from the
 * fields that may leave (see `reportOf`).
 */
export function sentryListener({ dsn, environment, release }: SentryOptions, now = Date.now): FaultListener {
  const client = new NodeClient({
    ...{ dsn, environment, stackParser: defaultStackParser, transport: makeNodeTransport },
    ...(release !== undefined && { release }),
    ...{ integrations: [], sendClientReports: false, includeServerName: false, traceLifecycle: 'static' },
    enableRuntimeChannelInjection: false,
    beforeSend: (event, hint) => {
      hint.attachments = [];
      return { type: undefined, ...reportOf(event) };
    },
  });
  client.init();
  const isNew = oncePer(AGAIN_MS, now);
  return {
    tell: (fault) => {
      const { type, code, stack = '' } = describeError(fault.error);
      if (!isNew([type, code, fault.route, stack.split('\n')[0]].join())) return;
      client.captureEvent({
        level: fault.fatal ? 'fatal' : 'error',
        exception: { values: [{ type, stacktrace: { frames: defaultStackParser(stack) } }] },
        tags: tagsOf(fault, code),
      });
    },
    flush: async () => void (await client.flush(FLUSH_MS)),
  };
}

const tagsOf = ({ route, code, requestId }: Fault, ofError: string | undefined) => ({
  route,
  // The error's own says more: 42P01 rather than server.error.
  code: ofError ?? code,
  requestId,
});

/** Whether a key was not seen for so long. */
function oncePer(ms: number, now: () => number): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    const at = now();
    for (const [known, since] of seen) if (at - since >= ms) seen.delete(known);
    const isNew = !seen.has(key);
    if (isNew) seen.set(key, at);
    return isNew;
  };
}
