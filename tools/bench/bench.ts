import { cpus } from 'node:os';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { makePhone, type Phone } from '../e2e/browser';
import { activate } from '../e2e/caregiver';
import { demoServer, type DemoServer } from '../e2e/demo-server';
import { measureChanges } from './changes';
import { measureKeystrokes } from './keystrokes';
import { activatePhone } from './phones';
import { report, timeHeads } from './report';
import { measureColdPulls, measureNothingNew } from './server';
import { reportSizes } from './sizes';
import { measureFirstVisits, measureStarts } from './starts';

/** Codes of the demo's caregivers: Priya's phone is the one in the browser. */
const code = { priya: '10000001', tomasz: '10000004' } as const;

let server: DemoServer;
let phone: Phone;

beforeAll(async () => {
  server = await demoServer();
  await server.start();
  phone = makePhone();
});

afterAll(async () => {
  phone?.remove();
  await server?.remove();
});

it('measures', async () => {
  const { url, database } = server;
  const to = report();
  to.title(`BerthCare, ${new Date().toISOString()}, Node ${process.versions.node}, ${cpus().length} cores`);
  to.row('milliseconds', ...timeHeads);

  const context = await phone.open();
  await activate(context.pages()[0]!, url, code.priya);
  await context.close();
  await measureStarts(phone, url, to);
  await measureFirstVisits(url, to);
  await measureKeystrokes(phone, url, to);
  await reportSizes(url, inject('webRoot'), to);

  const one = await activatePhone(url, code.tomasz);
  const other = await activatePhone(url, code.tomasz);
  await measureChanges(url, [one, other], to);
  await measureNothingNew(url, database.apiUrl, one, to);
  await measureColdPulls(url, one, to);
});
