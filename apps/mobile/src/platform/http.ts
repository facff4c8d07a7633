import { requestIdHeader } from '@berthcare/shared/contracts/request-id';
import { deflatedType } from '@berthcare/shared/sync/dictionary';
import { newId } from './ids';
import { inflate } from './inflate';

/** What came of a request. Only `response` says anything about the server; the others say nothing of the request. */
export type HttpResult =
  | { kind: 'response'; status: number; body: unknown; retryAfterMs: number | null }
  /** No network, a broken line, or an answer that is not the API's (a hotel's sign-in page, a gateway's apology). */
  | { kind: 'offline' }
  | { kind: 'timeout' }
  /** The caller's own signal called it off. */
  | { kind: 'aborted' };

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Such as `/v1/sync`. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** For the whole exchange, the answer's body included; 20 seconds where it is missing. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResult>;
}

export interface HttpOptions {
  /** Scheme, host and port, such as `https://care.example`; empty on the web, where the API is at home. */
  origin: string;
  /** The bearer token to send, asked for at each request; null sends none. */
  token: () => string | null;
  fetch?: typeof globalThis.fetch;
}

const accept = inflate ? `${deflatedType}, application/json` : 'application/json';

const DEFAULT_TIMEOUT_MS = 20_000;

/** JSON over HTTP in which being offline is a result; it never rejects. */
export function createHttpClient({ origin, token, fetch = globalThis.fetch }: HttpOptions): HttpClient {
  return {
    async send(request) {
      const timeout = new AbortController();
      const timer = setTimeout(() => timeout.abort(), request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
      const signal = anySignal(timeout, request.signal);
      try {
        const init = requestInit(request, token());
        return await readAnswer(await fetch(origin + request.path, { ...init, signal }));
      } catch {
        if (request.signal?.aborted) return { kind: 'aborted' };
        return { kind: timeout.signal.aborted ? 'timeout' : 'offline' };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function requestInit({ method, body }: HttpRequest, token: string | null): RequestInit {
  const headers: Record<string, string> = { accept, [requestIdHeader]: newId() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (token) headers.authorization = `Bearer ${token}`;
  return {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // The phone's session is its token: a cookie of the office's console in the same browser stays out of it.
    credentials: 'omit',
    cache: 'no-store',
    // The API never redirects; a captive portal does.
    redirect: 'error',
  };
}

async function readAnswer(response: Response): Promise<HttpResult> {
  const answer = { kind: 'response', status: response.status, retryAfterMs: retryAfter(response) } as const;
  if (response.status === 204) return { ...answer, body: null };
  const type = response.headers.get('content-type') ?? '';
  // A body that broke off is no JSON: it throws, and the line counts as broken.
  if (type.startsWith('application/json')) return { ...answer, body: (await response.json()) as unknown };
  if (type === deflatedType && inflate)
    return { ...answer, body: JSON.parse(await inflate(await response.arrayBuffer())) as unknown };
  return { kind: 'offline' };
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** Aborts `timeout` when the caller's signal does; `AbortSignal.any` is missing on the phones. */
function anySignal(timeout: AbortController, callers: AbortSignal | undefined): AbortSignal {
  if (callers?.aborted) timeout.abort();
  callers?.addEventListener('abort', () => timeout.abort(), { once: true, signal: timeout.signal });
  return timeout.signal;
}
