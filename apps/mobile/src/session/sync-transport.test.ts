import { protocolVersion, type SyncRequest } from '@berthcare/shared/sync/wire';
import { expect, test } from 'vitest';
import type { HttpClient } from '../platform/http';
import type { Account } from './account';
import type { Renewed } from './session';
import { syncTransport } from './sync-transport';

const accountOf = (id: string) => ({ deviceId: id, person: { id } }) as unknown as Account;
const request = { protocol: protocolVersion, epoch: null, commands: [] } as unknown as SyncRequest;
const error = { error: { code: 'auth.required' } };

/** A phone whose session has ended, and on which something happens at each step. */
function phone(at: { send?: () => void; renew?: () => void }) {
  let account: Account | null = accountOf('priya');
  let [sent, renewed] = [0, 0];
  const http: HttpClient = {
    send: async () => {
      sent += 1;
      at.send?.();
      return { kind: 'response', status: 401, body: error, retryAfterMs: null } as never;
    },
  };
  const session = {
    account: () => account,
    renew: async (): Promise<Renewed> => {
      renewed += 1;
      at.renew?.();
      return 'opened';
    },
  };
  return {
    comes: (id: string) => (account = accountOf(id)),
    exchange: () => syncTransport(http, session, async () => null).send(request),
    counts: () => ({ sent, renewed }),
  };
}

test('a session that has ended is opened again, and the request sent again', async () => {
  const same = phone({});
  expect(await same.exchange()).toEqual({ kind: 'signed_out' });
  expect(same.counts()).toEqual({ sent: 2, renewed: 1 });
});

test('a request is not sent again once somebody else has the phone', async () => {
  const left = phone({ send: () => left.comes('marc') });
  expect(await left.exchange()).toEqual({ kind: 'offline' });
  expect(left.counts()).toEqual({ sent: 1, renewed: 0 });
  const leaving = phone({ renew: () => leaving.comes('marc') });
  expect(await leaving.exchange()).toEqual({ kind: 'offline' });
  expect(leaving.counts()).toEqual({ sent: 1, renewed: 1 });
});
