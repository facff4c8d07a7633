import { BrowserClient, defaultStackParser, makeFetchTransport } from '@sentry/browser';
import { reportOf } from '@berthcare/shared/reporting/report';
import type { AppFault, Destination } from './fault';

const FLUSH_MS = 10_000;

/**
 * Sends one report to Sentry. The client alone, without the library's integrations: nothing of the page, of
 * touches or of requests is gathered, and what is sent is built anew from the fields that may leave.
 */
export async function sendReport(destination: Destination, { type, stack }: AppFault): Promise<void> {
  const client = new BrowserClient({
    ...destination,
    ...{ integrations: [], sendClientReports: false, traceLifecycle: 'static' },
    dataCollection: { userInfo: false },
    stackParser: defaultStackParser,
    transport: makeFetchTransport,
    transportOptions: { fetchOptions: { credentials: 'omit', referrerPolicy: 'no-referrer' } },
    beforeSend: (event, hint) => {
      hint.attachments = [];
      return { type: undefined, ...reportOf(event) };
    },
  });
  client.init();
  client.captureEvent({
    level: 'error',
    exception: { values: [{ type, stacktrace: { frames: defaultStackParser(stack) } }] },
  });
  await client.close(FLUSH_MS);
}
