import { makePhone, type Phone } from '../e2e/browser';
import type { Report } from './report';
import { watchStart, type StartMoments, type StartProbe } from './start-probe';

declare const start: StartProbe;

const ROUNDS = 10;
const FIRST_VISITS = 3;
const SLOWED = 4;
/** A browser that has just begun is busy with itself; a phone's is not when somebody touches the app's icon. */
const SETTLING_MS = 2000;
const ROWS = '[role="list"] [role="listitem"]';
const ACTIVATION = '[data-testid="activation-code"]';

interface Started extends StartMoments {
  work: number;
}

/** From the navigation to what is waited for, in a browser that was started for it. */
async function startOnce(phone: Phone, url: string, selector: string, slowed: number): Promise<Started> {
  const context = await phone.open();
  try {
    const page = context.pages()[0]!;
    await page.addInitScript(watchStart, selector);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    await page.waitForTimeout(SETTLING_MS);
    await page.goto(`${url}/app/`, { waitUntil: 'commit' });
    const moments = await page.evaluate(() => start.moments);
    return { ...moments, work: await page.evaluate(() => start.work()) };
  } finally {
    await context.close();
  }
}

/** The app on the phone, started from cold: Today with its visits. Slowed and not slowed take turns. */
export async function measureStarts(phone: Phone, url: string, report: Report): Promise<void> {
  const [slow, plain] = await inTurn(ROUNDS, (slowed) => startOnce(phone, url, ROWS, slowed));
  report.title('2. The app from cold, installed: navigation to Today with its visits');
  const whole = report.times(
    `CPU of the page slowed ${SLOWED}x`,
    slow.map(({ shown }) => shown),
    { under: 1000, at: 'median' },
  );
  phases(report, slow);
  const unslowed = report.times(
    'not slowed',
    plain.map(({ shown }) => shown),
  );
  phases(report, plain);
  report.ratio('ratio', whole, unslowed);
  const working = (all: readonly Started[]) => all.map(({ work }) => work);
  report.ratio(
    'check: the same work in the page, slowed',
    report.times('check: fixed work, slowed', working(slow)),
    report.times('check: fixed work, not slowed', working(plain)),
  );
}

/** For information: the very first visit, files from the server, up to the field for the code. */
export async function measureFirstVisits(url: string, report: Report): Promise<void> {
  const [slow, plain] = await inTurn(FIRST_VISITS, async (slowed) => {
    const phone = makePhone();
    try {
      return await startOnce(phone, url, ACTIVATION, slowed);
    } finally {
      phone.remove();
    }
  });
  report.title('   The first visit (nothing installed, loopback): navigation to the field for the code');
  report.times(
    `CPU of the page slowed ${SLOWED}x`,
    slow.map(({ shown }) => shown),
  );
  report.times(
    'not slowed',
    plain.map(({ shown }) => shown),
  );
}

async function inTurn(
  rounds: number,
  once: (slowed: number) => Promise<Started>,
): Promise<[slow: Started[], plain: Started[]]> {
  const slow: Started[] = [];
  const plain: Started[] = [];
  for (let round = 0; round < rounds; round += 1) {
    slow.push(await once(SLOWED));
    plain.push(await once(1));
  }
  return [slow, plain];
}

function phases(report: Report, starts: readonly Started[]): void {
  const moment = (name: string, pick: (one: Started) => number) =>
    report.times(`  ${name}`, starts.map(pick));
  moment('document read', ({ document }) => document);
  moment('script loaded and run', ({ script }) => script);
  moment('database open (its worker is not slowed)', ({ database }) => database);
}
