import type { Endpoint, ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { push, sync } from '@berthcare/shared/contracts/sync';
import { expand } from '@berthcare/shared/sync/compact';
import type { SendResult, Transport } from '@berthcare/sync-client/ports';
import type { HttpClient } from '../platform/http';
import { call, type CallResult } from './api';
import type { Session } from './session';

/** A page of rows over a poor network takes its time. */
const timeoutMs = 60_000;

/**
 * Exchanges over HTTP; a session that has ended is opened again before anybody hears of it. A request is never sent again
 * in the name of somebody who has come since.
 * @param handingIn the line with somebody's push-only credential; null where there is none
 */
export function syncTransport(
  http: HttpClient,
  session: Pick<Session, 'renew' | 'account'>,
  handingIn: (author: string) => Promise<HttpClient | null>,
): Transport {
  return {
    async send(request) {
      const account = session.account();
      const exchange = async () => resultOf(await call(http, sync, request, timeoutMs));
      let result = await exchange();
      if (result.kind === 'signed_out') {
        const renewed = session.account() === account ? await session.renew() : 'offline';
        if (session.account() !== account) return { kind: 'offline' };
        if (renewed === 'offline' || renewed === 'revoked') return { kind: renewed };
        if (renewed === 'opened') result = await exchange();
      }
      if (result.kind !== 'answered') return result;
      return { kind: 'answered', response: expand(result.response, request.epoch) };
    },
    async push(author, request) {
      const line = await handingIn(author);
      return line ? resultOf(await call(line, push, request, timeoutMs)) : { kind: 'signed_out' };
    },
  };
}

function resultOf<E extends Endpoint>(result: CallResult<E>): SendResult<ResponseOf<E>> {
  if (result.kind === 'offline') return result;
  if (result.kind === 'answer') return { kind: 'answered', response: result.body };
  if (result.status === 401) return { kind: 'signed_out' };
  if (result.status === 400 || result.status === 413) return { kind: 'refused' };
  if (result.retryAfterMs !== null) return { kind: 'busy', retryAfterMs: result.retryAfterMs };
  return { kind: 'offline' };
}
