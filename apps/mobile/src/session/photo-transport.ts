import type { BodyOf, Endpoint } from '@berthcare/shared/contracts/endpoint';
import { sendPicture, showPicture } from '@berthcare/shared/contracts/photos';
import type { PhotoTransport } from '@berthcare/sync-client/photos/ports';
import type { HttpClient } from '../platform/http';
import { at, call, type CallResult } from './api';
import type { Session } from './session';

/** A picture over a poor network takes its time; a line that has died is let go of. */
const timeoutMs = 5 * 60_000;

interface PhotoTransportPorts {
  http: HttpClient;
  session: Pick<Session, 'renew'>;
  /** Where paths of the server are at home; empty on the web. */
  origin: string;
  fetch?: typeof globalThis.fetch;
}

/** Asks the office about pictures; the bytes go to and come from its store, with nothing of the session. */
export function photoTransport({
  http,
  session,
  origin,
  fetch = globalThis.fetch,
}: PhotoTransportPorts): PhotoTransport {
  const ask = async <E extends Endpoint>(endpoint: E): Promise<CallResult<E>> => {
    const result = await call(http, endpoint, undefined as BodyOf<E>);
    const ended = result.kind === 'refused' && result.status === 401;
    if (!ended || (await session.renew()) !== 'opened') return result;
    return call(http, endpoint, undefined as BodyOf<E>);
  };
  const bytesAt = (url: string, init: RequestInit) =>
    fetch(url.startsWith('/') ? origin + url : url, {
      ...init,
      ...{ credentials: 'omit', cache: 'no-store', redirect: 'error' },
      signal: AbortSignal.timeout(timeoutMs),
    });

  return {
    async ask(id) {
      const result = await ask(at(sendPicture, { id }));
      if (result.kind === 'answer') return result.body;
      return isUnknown(result) ? { kind: 'unknown' } : unanswered(result);
    },
    async send({ url, headers }, bytes) {
      const body = bytes as Uint8Array<ArrayBuffer>;
      const answer = await bytesAt(url, { method: 'PUT', headers, body }).catch(() => null);
      return answer?.ok ?? false;
    },
    async fetch(id) {
      const result = await ask(at(showPicture, { id }));
      if (result.kind !== 'answer') return isUnknown(result) ? { kind: 'none' } : unanswered(result);
      if (result.body.kind === 'awaited') return { kind: 'none' };
      try {
        const answer = await bytesAt(result.body.url, {});
        if (answer.status === 404) return { kind: 'none' };
        if (!answer.ok) return { kind: 'failed' };
        return { kind: 'picture', bytes: new Uint8Array(await answer.arrayBuffer()) };
      } catch {
        // The server was heard a moment ago: without a network it says so when it is asked for the next.
        return { kind: 'failed' };
      }
    },
  };
}

type NoAnswer = Exclude<CallResult<Endpoint>, { kind: 'answer' }>;

const isUnknown = (result: NoAnswer): boolean => result.kind === 'refused' && result.status === 404;

function unanswered(result: NoAnswer) {
  if (result.kind === 'offline') return result;
  if (result.status === 401) return { kind: 'signed_out' } as const;
  if (result.retryAfterMs !== null) return { kind: 'busy', retryAfterMs: result.retryAfterMs } as const;
  return { kind: 'failed' } as const;
}
