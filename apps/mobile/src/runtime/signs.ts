import type { Device } from '@berthcare/sync-client/device';
import type { Photos } from '@berthcare/sync-client/photos/photos';
import { startScheduler, type Scheduler } from '@berthcare/sync-client/scheduler';
import { apiOrigin } from '../config/api-origin';
import { connectivity } from '../platform/connectivity';
import { listen, type EventStream } from '../platform/event-stream';
import { onReturn } from '../platform/visibility';
import type { Session } from '../session/session';

export function makeScheduler(device: Pick<Device, 'exchange'>): Scheduler {
  return startScheduler(device, {
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  });
}

/**
 * Exchanges now, and on a sealed command, a hint, the network's or the person's return; returns how to stop.
 * @param session whose hints are listened to; null: nobody's
 */
export function exchangeOnSigns(device: Device, session: Session | null, scheduler: Scheduler): () => void {
  const hints = session && hear(session, () => scheduler.poke());
  const comeBack = () => {
    scheduler.poke();
    hints?.retryNow();
  };
  const stops = [
    connectivity().subscribe((online) => {
      if (online) comeBack();
    }),
    onReturn(comeBack),
    device.subscribe((event) => {
      if (event === 'sealed') scheduler.poke();
    }),
    () => hints?.stop(),
    () => scheduler.stop(),
  ];
  scheduler.poke();
  return () => stops.forEach((stop) => stop());
}

/**
 * Sends and fetches pictures, in their own time: now, when a command was sealed or an exchange has brought something, and on
 * the network's return. Returns how to stop.
 */
export function picturesOnSigns(device: Device, photos: Photos): () => void {
  const scheduler = makeScheduler({ exchange: photos.round });
  const stops = [
    connectivity().subscribe((online) => {
      if (online) scheduler.poke();
    }),
    device.subscribe((event) => {
      if (event === 'sealed' || event === 'rows') scheduler.poke();
    }),
    () => scheduler.stop(),
  ];
  scheduler.poke();
  return () => stops.forEach((stop) => stop());
}

function hear(session: Session, onHint: () => void): EventStream {
  let stopped = false;
  const connect = () =>
    listen({
      url: `${apiOrigin}/v1/hints`,
      token: () => session.token(),
      onEvent: onHint,
      onConnected: onHint,
      onSignedOut: () => void reconnect(),
    });
  let stream = connect();
  async function reconnect() {
    if ((await session.renew()) === 'opened' && !stopped) stream = connect();
  }
  return {
    retryNow: () => stream.retryNow(),
    stop: () => {
      stopped = true;
      stream.stop();
    },
  };
}
