import type { Principal } from '../../principal';
import type { Audience } from './audience';

export interface ListenerOptions {
  principal: Principal;
  /** Asks again whether the session still stands, and who it is. Rejects when it does not. */
  authenticateAgain: () => Promise<Principal>;
  audience: Audience;
  send: (streams: string[]) => void;
  beat: () => void;
  close: () => void;
}

export interface Listener {
  hear: (streamIds: string[]) => void;
  /** Every so often: sees that the session stands, and keeps the connection open. */
  check: () => void;
}

/** One open stream of hints. Tells of one's own streams alone, and ends with the session. */
export async function createListener(options: ListenerOptions): Promise<Listener> {
  const { authenticateAgain, audience, send, beat, close } = options;
  let { principal } = options;
  let streams = await audience(principal);

  const refresh = async (): Promise<void> => {
    principal = await authenticateAgain();
    streams = await audience(principal);
  };
  const tell = (streamIds: string[]) => {
    const own = streamIds.filter((id) => streams.has(id));
    if (own.length > 0) send(own);
  };
  // What a person may hear changes with their own stream and their agency's; a device is told of its
  // revocation by its id.
  const changesAudience = (ids: string[]) =>
    ids.includes(principal.personId) ||
    ids.includes(principal.agencyId) ||
    (principal.kind === 'device' && ids.includes(principal.deviceId));

  return {
    hear: (streamIds) => {
      if (!changesAudience(streamIds)) tell(streamIds);
      else refresh().then(() => tell(streamIds), close);
    },
    check: () => {
      refresh().then(beat, close);
    },
  };
}
