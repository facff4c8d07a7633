import type { Device } from './device';

/** What the scheduler needs of the platform; timers and randomness are injected so that tests own them. */
export interface SchedulerPorts {
  /** Runs `work` after so many milliseconds; returns how to call it off. */
  after(ms: number, work: () => void): () => void;
  /** 0 to 1, evenly. */
  random(): number;
}

/** What the one quiet place on the screen tells; each state is a fact, not a hope. */
export type SyncState =
  /** Nothing has been tried yet. */
  | { kind: 'resting' }
  | { kind: 'exchanging' }
  /** The last exchange came through. */
  | { kind: 'connected' }
  /** The last try found no network, or no server behind it. */
  | { kind: 'offline' }
  | { kind: 'signed_out' };

export interface Scheduler {
  readonly state: SyncState;
  /** This app is too old to read what the server has; what it writes still arrives. */
  readonly upgrade: boolean;
  /** Something is worth an exchange now: a command was sealed, a hint came, the network or the person came back. */
  poke(): void;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

export const schedule = {
  /** First wait after a failure; doubled each time, with full jitter, so that a thousand phones do not come at once. */
  firstRetryMs: 1_000,
  longestRetryMs: 5 * 60_000,
  /** Without any sign, a device asks this often: hints may be lost. */
  idleMs: 60_000,
  /** Signed out it still comes back: an exchange counts the lease, and no sign may come while the app stays in front. */
  signedOutMs: 5 * 60_000,
} as const;

/** Exchanges when there is reason to, one at a time, waiting longer after each failure. */
export function startScheduler(
  device: Pick<Device, 'exchange'>,
  { after, random }: SchedulerPorts,
): Scheduler {
  const listeners = new Set<() => void>();
  let state: SyncState = { kind: 'resting' };
  let upgrade = false;
  let failures = 0;
  let callOff = () => {};
  let busy = false;
  let pokedMeanwhile = false;
  /** The server asked for time: nothing is worth asking again before it has passed. */
  let obeying = false;
  let stopped = false;

  const enter = (next: SyncState) => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  const wait = (ms: number) => {
    callOff();
    if (stopped) return;
    callOff = after(ms, () => {
      obeying = false;
      void run();
    });
  };
  const backoff = () => {
    const ceiling = Math.min(schedule.longestRetryMs, schedule.firstRetryMs * 2 ** Math.min(failures, 20));
    failures += 1;
    return Math.round(ceiling * (0.5 + random() / 2));
  };

  /** Exchanges until nothing is due; returns after how long to come back, ms. */
  async function exchangeAll(): Promise<number> {
    for (;;) {
      const result = await device.exchange();
      if (result.kind === 'done') {
        failures = 0;
        upgrade = result.upgrade;
        if (result.more && !stopped) continue;
        enter({ kind: 'connected' });
        return schedule.idleMs * (0.5 + random());
      }
      // The device is nobody's any more: what was left on it is handed in.
      if (result.kind === 'revoked' && !stopped) continue;
      if (result.kind === 'signed_out' || result.kind === 'revoked') {
        enter({ kind: 'signed_out' });
        return schedule.signedOutMs * (0.5 + random());
      }
      enter({ kind: 'offline' });
      if (result.kind === 'offline') return backoff();
      obeying = true;
      return result.retryAfterMs * (1 + random() / 2);
    }
  }

  async function run(): Promise<void> {
    if (busy || obeying || stopped) return;
    busy = true;
    callOff();
    enter({ kind: 'exchanging' });
    let next: number;
    try {
      do {
        pokedMeanwhile = false;
        next = await exchangeAll();
      } while (pokedMeanwhile && state.kind === 'connected' && !stopped);
      // The network may have come back while a try without it was still running.
      if (pokedMeanwhile && state.kind === 'offline' && !obeying)
        next = Math.min(next, schedule.firstRetryMs);
    } catch {
      // A fault of the device's own (its database is closing): nothing is lost, it tries again later.
      enter({ kind: 'offline' });
      next = backoff();
    }
    busy = false;
    wait(next);
  }

  return {
    get state() {
      return state;
    },
    get upgrade() {
      return upgrade;
    },
    poke: () => {
      pokedMeanwhile = true;
      void run();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped = true;
      callOff();
    },
  };
}
