import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { ErrorCode } from '@berthcare/shared/contracts/error-codes';
import type { ErrorBody } from '@berthcare/shared/contracts/errors';

/** The server answered, with an error of the contract. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: ErrorCode,
    /** Finds the request in the server's log. */
    readonly requestId: string | null,
    /** Seconds to wait, where the server named them. */
    readonly retryAfter: number | null,
  ) {
    super(code);
  }
}

/** Nobody answered: no network, or a server that is not there. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

type Given<Key extends string, Value> = Value extends undefined ? unknown : Record<Key, Value>;
export type CallInput<E extends Endpoint> = Given<'params', ParamsOf<E>> &
  Given<'query', QueryOf<E>> &
  Given<'body', BodyOf<E>> & { signal?: AbortSignal };

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Calls an endpoint of the contract with the office's cookie.
 * @throws Refused when the server says no, Unreachable when there is no answer
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResponseOf<E>> {
  const { params = {}, query = {}, body, signal } = input as LooseInput;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== undefined) as never,
  );
  const response = await request(asked.size === 0 ? path : `${path}?${asked}`, {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? undefined : await response.json()) as ResponseOf<E>;
}

async function request(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable(path, { cause: error });
  }
}

async function refusal(response: Response): Promise<Refused | Unreachable> {
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  const body = (await response.json().catch(() => null)) as Partial<ErrorBody> | null;
  // Something between us and the server answered: a proxy whose upstream is gone.
  if (!body?.error) return new Unreachable(String(response.status));
  return new Refused(
    body.error.code as ErrorCode,
    body.error.requestId,
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

/** Whether the error says that nobody is signed in (any more). */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'auth.required' || error.code === 'auth.session_expired');
