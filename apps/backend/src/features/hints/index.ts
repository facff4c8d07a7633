import { hearHints } from '@berthcare/shared/contracts/hints';
import { authenticate, type Authenticators } from '../../http/authenticate';
import { eventRoute, type Route } from '../../http/route';
import type { Hints } from '../../platform/hints/hints';
import type { Principal } from '../../principal';
import type { Audience } from './audience';
import { createListener } from './listener';

export { visibleStreams, type Audience } from './audience';

/** Shorter than the idle time of the proxies and mobile networks between. */
export const BEAT_MS = 25_000;

export interface HintDependencies {
  hints: Hints;
  audience: Audience;
  authenticators: Authenticators;
}

export function hintRoutes({ hints, audience, authenticators }: HintDependencies): Route[] {
  return [
    eventRoute(hearHints, async ({ principal, caller }, stream) => {
      const authenticateAgain = () =>
        authenticate(hearHints, caller.headers, authenticators, () => undefined) as Promise<Principal>;
      const listener = await createListener({
        principal,
        authenticateAgain,
        audience,
        send: (streams) => stream.send({ streams }),
        beat: stream.beat,
        close: stream.close,
      });
      const unsubscribe = hints.subscribe(listener.hear);
      const beating = setInterval(listener.check, BEAT_MS);
      stream.onClose(() => {
        unsubscribe();
        clearInterval(beating);
      });
      stream.beat();
    }),
  ];
}
