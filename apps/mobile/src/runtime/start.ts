import type { Left } from '@berthcare/sync-client/left';
import type { Ports } from '@berthcare/sync-client/ports';
import { acquireAppLock } from '../platform/app-lock';
import { askForPersistence, type Persistence } from '../platform/persistence';
import { reportError } from '../reports/watch';
import type { Account } from '../session/account';
import type { Activated } from '../session/session';
import type { App } from './app';
import { goOnLeaving, leave } from './leave';
import { keeperOf, openPhone, type Phone } from './phone';
import { exchangeOnSigns, makeScheduler, picturesOnSigns } from './signs';

/** Where the app stands on its way to the first screen, and what to show meanwhile. */
export type Phase =
  | { kind: 'opening' }
  /** Another tab has the app; this one continues by itself when its turn comes. */
  | { kind: 'waiting' }
  /** The device offers no durable storage, or what is stored cannot be read. */
  | { kind: 'failed'; error: unknown }
  | Nobodys
  | { kind: 'ready'; app: App };

/** The phone is nobody's. What others have left on it is handed in meanwhile. */
export interface Nobodys {
  kind: 'activation';
  activate: (code: string) => Promise<Activated>;
  /** Whose work is still here, and when that has changed. */
  left: () => Promise<Left[]>;
  onLeft: (listener: () => void) => () => void;
  /** Whether the office has just withdrawn the phone from who had it. */
  withdrawn: boolean;
}

type Enter = (phase: Phase) => void;

/**
 * Builds the app, telling each phase as it begins.
 * @param commandsOfDrafts what becomes of drafts whose record is taken away
 */
export async function start(enter: Enter, commandsOfDrafts: Ports['commandsOfDrafts']): Promise<void> {
  enter({ kind: 'opening' });
  try {
    const lock = acquireAppLock();
    if (await lock.waiting) enter({ kind: 'waiting' });
    await lock.held;

    const phone = await openPhone(commandsOfDrafts);
    // An app that ended while its person was leaving it.
    if (await phone.store.isLeaving()) await goOnLeaving(phone, await keeperOf(phone), reportError);
    const account = phone.session.account();
    if (account) return await run(phone, account, enter);
    waitForSomebody(phone, false, enter);
  } catch (error) {
    enter({ kind: 'failed', error });
    reportError(error);
  }
}

function waitForSomebody(phone: Phone, withdrawn: boolean, enter: Enter): void {
  const { device, photos, session } = phone;
  const stop = exchangeOnSigns(device, null, makeScheduler(device));
  void photos?.tidy().catch(reportError);
  enter({
    kind: 'activation',
    activate: async (code) => {
      const result = await session.activate(code);
      if (result.kind === 'activated') {
        stop();
        await run(phone, result.account, enter);
      }
      return result;
    },
    left: () => device.left(),
    onLeft: (listener) => device.subscribe(listener),
    withdrawn,
  });
}

/** Whatever becomes of the first screen: after so long, ms, the exchange no longer waits for it. */
const LONGEST_WAIT_MS = 3_000;

/** Puts the device to work for its person; the first screen comes before everything that speaks to the office. */
async function run(phone: Phone, account: Account, enter: Enter): Promise<void> {
  const { device, photos, session } = phone;
  const { person, agency } = account;
  const holder = { personId: person.id, agencyId: agency.id, role: person.role };
  const keeper = await keeperOf(phone);
  await device.bind(holder, keeper ?? undefined);
  if (keeper) void photos?.giveBack(person.id, keeper).catch(reportError);
  const scheduler = makeScheduler(device);
  let persistence: Persistence | null = null;
  let show = () => {};
  const shown = new Promise<void>((resolve) => {
    show = resolve;
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
  let stop = () => scheduler.stop();
  let leaving = false;
  let over = false;
  void shown.then(() => {
    if (over) return;
    const stops = [exchangeOnSigns(device, session, scheduler)];
    if (photos) stops.push(picturesOnSigns(device, photos));
    stop = () => stops.forEach((one) => one());
    // A browser may ask the person, and wait for the answer as long as it takes.
    void askForPersistence().then((answer) => (persistence = answer));
  });
  const end = (withdrawn: boolean) => {
    over = true;
    forget();
    stop();
    waitForSomebody(phone, withdrawn, enter);
  };
  const endIfWithdrawn = async () => {
    if ((await device.holder()) || leaving || over) return;
    await session.end();
    end(true);
  };
  const forget = device.subscribe((event) => {
    if (event === 'holder') void endIfWithdrawn();
  });
  const signOut = async () => {
    leaving = true;
    try {
      await leave(phone, keeper, reportError);
    } catch (error) {
      leaving = false;
      // It may have been withdrawn meanwhile.
      await endIfWithdrawn();
      throw error;
    }
    end(false);
  };
  const app = { account, device, photos, scheduler, persistence: () => persistence, shown, show, signOut };
  enter({ kind: 'ready', app });
}
