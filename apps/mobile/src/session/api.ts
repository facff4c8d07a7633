import type { BodyOf, Endpoint, ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { ErrorCode } from '@berthcare/shared/contracts/error-codes';
import type { ErrorBody } from '@berthcare/shared/contracts/errors';
import type { HttpClient } from '../platform/http';

export type CallResult<E extends Endpoint> =
  | { kind: 'answer'; body: ResponseOf<E> }
  | { kind: 'refused'; status: number; code: ErrorCode; retryAfterMs: number | null }
  /** No network, no answer in time, or an answer that is not the API's: nothing is known. */
  | { kind: 'offline' };

/** The endpoint, with the parameters of its path in their places. */
export const at = <E extends Endpoint>(endpoint: E, params: Readonly<Record<string, string>>): E => ({
  ...endpoint,
  path: endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!)),
});

/** Calls an endpoint of the contract; where its path takes parameters, by `at`. */
export async function call<E extends Endpoint>(
  http: HttpClient,
  endpoint: E,
  body: BodyOf<E>,
  timeoutMs?: number,
): Promise<CallResult<E>> {
  const { method, path } = endpoint as Endpoint & { method: 'GET' | 'POST' };
  const result = await http.send({ method, path, body, ...(timeoutMs !== undefined && { timeoutMs }) });
  if (result.kind !== 'response') return { kind: 'offline' };
  const { status, retryAfterMs } = result;
  if (status >= 200 && status < 300) return { kind: 'answer', body: result.body as ResponseOf<E> };
  // A refusal without our error shape comes from something in between: it says nothing about the request.
  const code = (result.body as ErrorBody | null)?.error?.code as ErrorCode | undefined;
  return code ? { kind: 'refused', status, code, retryAfterMs } : { kind: 'offline' };
}
