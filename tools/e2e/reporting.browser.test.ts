import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportOf } from '../../libs/shared/src/reporting/report';
import { receiveReports, type ReportReceiver } from '../check/report-receiver';
import { makePhone, type Phone } from './browser';
import { activate, caregiver } from './caregiver';
import { demoServer, type DemoServer } from './demo-server';

let receiver: ReportReceiver;
let server: DemoServer | undefined;
let phone: Phone;
let context: BrowserContext | undefined;

beforeEach(async () => {
  receiver = await receiveReports();
  phone = makePhone({ locale: 'en-CA' });
});
afterEach(async () => {
  await context?.close();
  phone.remove();
  await server?.remove();
  await receiver.close();
});

const canary = 'Mme Lavoie is diabetic';

/** A phone at work in a visit, in which the canary was written; and all that it asked of any network so far. */
async function atWork(settings: Record<string, string>): Promise<{ page: Page; asked: string[] }> {
  server = await demoServer(settings);
  await server.start();
  context = await phone.open();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = context.pages()[0]!;
  await activate(page, server.url, '10000001');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await caregiver(page).tap(/^Start visit/);
  await page.getByRole('tab', { name: /Note/ }).click();
  await page.getByRole('textbox').first().pressSequentially(canary);
  return { page, asked };
}

/** Lets errors happen that nobody catches, with the canary wherever an error has room for it. */
async function fail(page: Page): Promise<void> {
  await page.evaluate((text) => {
    const thrown = new TypeError(text);
    const script = `${location.origin}/app/_expo/static/js/web/entry-0a1b.js`;
    thrown.stack = `TypeError: ${text}\n    at show (${script}:1:2345)\n    at ${text} (${location.href}/${text}:1:1)`;
    Object.assign(thrown, { cause: new Error(text), detail: text, code: text });
    console.error(text);
    // Timers are the test's own (see passStepGuard): what is thrown in one never gets to the page.
    queueMicrotask(() => {
      throw thrown;
    });
    void Promise.reject(Object.assign(new Error(text), { name: text }));
    // As some libraries do.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    void Promise.reject(text);
  }, canary);
}

const reporting = (asked: string[]) => asked.filter((url) => /reporting|reports\.js|envelope/.test(url));

it('errors that nobody caught are reported, without anything that somebody wrote', async () => {
  const { page, asked } = await atWork({ SENTRY_APP_DSN: receiver.dsn, SENTRY_ENVIRONMENT: 'staging' });
  expect(reporting(asked)).toEqual([]);
  await fail(page);
  await vi.waitFor(() => expect(receiver.events()).toHaveLength(3), { timeout: 30_000, interval: 100 });

  const types = receiver.events().map((event) => reportOf(event).exception.values[0]?.type);
  expect(types.sort()).toEqual(['Error', 'TypeError', 'UnhandledRejection']);
  const frames = receiver.events().map((event) => reportOf(event).exception.values[0]?.stacktrace?.frames);
  expect(frames).toContainEqual([
    {
      ...{ filename: '_expo/static/js/web/entry-0a1b.js', function: 'show' },
      lineno: 1,
      colno: 2345,
      in_app: true,
    },
  ]);
  for (const { sdk: _library, ...event } of receiver.events()) expect(event).toEqual(reportOf(event));
  expect(receiver.received.map(({ path }) => path)).toEqual(
    Array.from({ length: 3 }, () => '/api/1/envelope/'),
  );
  for (const { text } of receiver.received) {
    // Nor anybody of the demo agency, nor where in the app it was.
    expect(text).not.toMatch(/Lavoie|diabetic|Osei|Priya|rideau|\/visit/i);
  }
  expect(reporting(asked).filter((url) => url.endsWith('/v1/reporting'))).toHaveLength(1);
});

it('without an address nothing is loaded and nothing leaves', async () => {
  const { page, asked } = await atWork({});
  await fail(page);
  await vi.waitFor(() => expect(reporting(asked)).toHaveLength(1), { timeout: 30_000, interval: 100 });
  await fail(page);
  await caregiver(page).sees(/Note/);
  expect(reporting(asked)).toEqual([`${server!.url}/v1/reporting`]);
  expect(asked.filter((url) => new URL(url).origin !== server!.url)).toEqual([]);
});
