import { compactResponse, expand } from '@berthcare/shared/sync/compact';
import type { Transport } from '@berthcare/sync-client/ports';
import type { Asker } from './client';

/** A device's transport over real HTTP; what comes back is held to the wire's schema. */
export const httpTransport = (ask: Asker): Transport => ({
  async send(request) {
    const { status, body } = await ask('/v1/sync', { json: request });
    if (status === 200)
      return { kind: 'answered', response: expand(compactResponse.parse(body), request.epoch) };
    if (status === 401) return { kind: 'signed_out' };
    if (status === 400 || status === 413) return { kind: 'refused' };
    return { kind: 'offline' };
  },
  push: async () => ({ kind: 'offline' }),
});
