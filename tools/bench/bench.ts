import { cpus } from 'node:os';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { makePhone, type Phone } from '../e2e/browser';
import { activate } from '../e2e/caregiver';
import { demoServer, type DemoServer } from '../e2e/demo-server';
import { measureChanges } from './changes';
import { measureKeystrokes } from './keystrokes';
import { activatePhone } from './phones';
import { report, timeHeads, type Report } from './report';
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
  const context = await phone.open();
  await activate(context.pages()[0]!, server.url, code.priya);
  await context.close();
});

afterAll(async () => {
  phone?.remove();
  await server?.remove();
});

const parts: Record<string, (to: Report) => Promise<void>> = {
  async starts(to) {
    await measureStarts(phone, server.url, to);
    await measureFirstVisits(server.url, to);
  },
  keys: (to) => measureKeystrokes(phone, server.url, to),
  sizes: (to) => reportSizes(server.url, inject('webRoot'), to),
  async changes(to) {
    const activated = () => activatePhone(server.url, code.tomasz);
    await measureChanges(server.url, [await activated(), await activated()], to);
  },
  async server(to) {
    const held = await activatePhone(server.url, code.tomasz);
    await measureNothingNew(server.url, server.database.apiUrl, held, to);
    await measureColdPulls(server.url, held, to);
  },
};

it('measures', async () => {
  const to = report();
  to.title(`BerthCare, ${new Date().toISOString()}, Node ${process.versions.node}, ${cpus().length} cores`);
  to.row('milliseconds', ...timeHeads);
  const wanted = (process.env.BENCH_PARTS ?? '').split(' ').filter(Boolean);
  for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) {
    const measure = parts[part];
    if (!measure) throw new Error(`There is no part ${part}, only ${Object.keys(parts).join(', ')}.`);
    await measure(to);
  }
});
