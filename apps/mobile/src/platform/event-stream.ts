import { createParser } from 'eventsource-parser';
import { requestIdHeader } from '@berthcare/shared/contracts/request-id';
import { newId } from './ids';
import { streamingFetch } from './streaming-fetch';

export interface EventStreamOptions {
  /** The whole address, or a path on the web. */
  url: string;
  /** Asked for at each connection; null sends none. */
  token: () => string | null;
  /** The data of one event, as the server wrote it. */
  onEvent: (data: string) => void;
  /** The line stands: anything may have happened before, so it is worth asking. */
  onConnected: () => void;
  /** The server no longer knows this session. No further attempt is made. */
  onSignedOut: () => void;
  fetch?: typeof globalThis.fetch;
  /** 0 to 1, evenly. */
  random?: () => number;
}

export interface EventStream {
  /** Tries at once where it is waiting for its next attempt: the network came back, or the person did. */
  retryNow(): void;
  stop(): void;
}

export const eventStreamTiming = {
  /** The server says something at least every 25 s; after two missed beats and a bit the line counts as dead. */
  silenceMs: 60_000,
  firstRetryMs: 1_000,
  longestRetryMs: 60_000,
} as const;

type Ending = 'signed_out' | 'refused' | 'ended';

/** Listens to server-sent events for as long as it is not stopped, connecting again whenever the line breaks. */
export function listen(options: EventStreamOptions): EventStream {
  const { random = Math.random } = options;
  let failures = 0;
  let stopped = false;
  let wake = () => {};
  let line = new AbortController();

  async function keepListening(): Promise<void> {
    while (!stopped) {
      line = new AbortController();
      const ending = await listenOnce(options, line, () => (failures = 0)).catch((): Ending => 'ended');
      if (stopped) return;
      if (ending === 'signed_out') return options.onSignedOut();
      await pause(retryDelay(failures++, random));
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  void keepListening();
  return {
    retryNow: () => wake(),
    stop() {
      stopped = true;
      line.abort();
      wake();
    },
  };
}

/** Doubles from failure to failure, of which half is left to chance so that a thousand phones do not come at once. */
function retryDelay(failures: number, random: () => number): number {
  const { firstRetryMs, longestRetryMs } = eventStreamTiming;
  return Math.min(longestRetryMs, firstRetryMs * 2 ** failures) * (0.5 + random() / 2);
}

async function listenOnce(
  options: EventStreamOptions,
  line: AbortController,
  onAlive: () => void,
): Promise<Ending> {
  const watchdog = startWatchdog(() => line.abort());
  try {
    const token = options.token();
    const response = await (options.fetch ?? streamingFetch)(options.url, {
      headers: {
        accept: 'text/event-stream',
        [requestIdHeader]: newId(),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: line.signal,
    });
    if (response.status === 401) return 'signed_out';
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !response.body || !type.startsWith('text/event-stream')) return 'refused';
    options.onConnected();
    await readEvents(response.body, options.onEvent, () => {
      watchdog.feed();
      // Only now: a server that takes calls and drops them at once is to be asked less and less often.
      onAlive();
    });
    return 'ended';
  } finally {
    watchdog.end();
    line.abort();
  }
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (data: string) => void,
  onBytes: () => void,
): Promise<void> {
  const parser = createParser({ onEvent: ({ data }) => onEvent(data) });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

function startWatchdog(onSilence: () => void): { feed: () => void; end: () => void } {
  let timer = setTimeout(onSilence, eventStreamTiming.silenceMs);
  return {
    feed() {
      clearTimeout(timer);
      timer = setTimeout(onSilence, eventStreamTiming.silenceMs);
    },
    end: () => clearTimeout(timer),
  };
}
