import { activateDevice } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { sync } from '@berthcare/shared/contracts/sync';
import { projectionOf } from '@berthcare/shared/sync/projection';
import { commandHash } from '@berthcare/shared/sync/seal';
import { protocolVersion, type Outcome } from '@berthcare/shared/sync/wire';
import { expect } from 'vitest';

export interface Phone {
  /** Sends one command and answers what became of it. */
  send(type: string, stream: string, payload: unknown): Promise<Outcome>;
}

/** A caregiver's phone, as far as the server can tell: it activates with a code and exchanges. */
export async function activatePhone(url: string, code: string): Promise<Phone> {
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  const body = { code, publicKey: { kty, crv, x, y }, name: 'A phone', platform: 'web' };
  const { person, session } = await post<ResponseOf<typeof activateDevice>>(
    url + activateDevice.path,
    body,
    {},
  );
  const incarnation = crypto.randomUUID();
  let seq = 0;
  return {
    async send(type, stream, payload) {
      seq += 1;
      const unsealed = {
        ...{ id: crypto.randomUUID(), type, v: 1, stream, author: person.id, at: Date.now(), skew: 0 },
        ...{ basis: {}, payload },
      };
      const request = {
        ...{
          protocol: protocolVersion,
          epoch: null,
          incarnation,
          lastSeq: seq,
          token: null,
          now: Date.now(),
        },
        projection: projectionOf(person.role),
        commands: [{ ...unsealed, seq, hash: commandHash(unsealed) }],
      };
      const authorization = `Bearer ${session.token}`;
      const { outcomes } = await post<ResponseOf<typeof sync>>(url + sync.path, request, { authorization });
      const outcome = outcomes.find(({ id }) => id === unsealed.id);
      if (!outcome) throw new Error('The command was not answered.');
      return outcome;
    },
  };
}

async function post<Answer>(url: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Answer;
}
