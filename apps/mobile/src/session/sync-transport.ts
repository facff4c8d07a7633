import { sync } from '@berthcare/shared/contracts/sync';
import { expand } from '@berthcare/shared/sync/compact';
import type { SyncRequest } from '@berthcare/shared/sync/wire';
import type { SendResult, Transport } from '@berthcare/sync-client/ports';
import type { HttpClient } from '../platform/http';
import { call } from './api';
import type { Session } from './session';

/** A page of rows over a poor network takes its time. */
const timeoutMs = 60_000;

/** Exchanges over HTTP; a session that has ended is opened again before anybody hears of it. */
export function syncTransport(http: HttpClient, session: Session): Transport {
  return {
    async send(request) {
      const first = await call(http, sync, request, timeoutMs);
      if (first.kind !== 'refused' || first.status !== 401) return resultOf(request, first);
      const renewed = await session.renew();
      if (renewed === 'offline') return { kind: 'offline' };
      return renewed === 'opened'
        ? resultOf(request, await call(http, sync, request, timeoutMs))
        : { kind: 'signed_out' };
    },
  };
}

function resultOf({ epoch }: SyncRequest, result: Awaited<ReturnType<typeof call<typeof sync>>>): SendResult {
  if (result.kind === 'offline') return result;
  if (result.kind === 'answer') return { kind: 'answered', response: expand(result.body, epoch) };
  if (result.status === 401) return { kind: 'signed_out' };
  if (result.status === 400 || result.status === 413) return { kind: 'refused' };
  if (result.retryAfterMs !== null) return { kind: 'busy', retryAfterMs: result.retryAfterMs };
  return { kind: 'offline' };
}
