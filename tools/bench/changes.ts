import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { dayAt } from '../../libs/utils/src/day';
import { entryId } from '../../libs/shared/src/domain/entry';
import { select } from '../../libs/sync-client/src/records';
import type { Device } from '../../libs/sync-client/src/device';
import { openOffice } from '../e2e/browser';
import { demo } from '../e2e/demo-environment';
import { phoneAtWork, type Activation, type BenchPhone } from './phones';
import type { Report } from './report';

const ROUNDS = 100;
const OFFICE_ROUNDS = 40;
const PAUSE_MS = 40;

interface Visit {
  id: string;
  stream: string;
  day: string;
}

/** One person's two phones and the office's page: how soon what one phone's command changed is seen elsewhere. */
export async function measureChanges(
  url: string,
  [one, other]: [Activation, Activation],
  report: Report,
): Promise<void> {
  const writer = await phoneAtWork(url, one);
  const reader = await phoneAtWork(url, other);
  try {
    const visit = await visitUnderWay(writer.device, one);
    const times = await onAnotherPhone(writer, reader, visit);
    report.title('4. A change of one row, from commit to visible elsewhere (loopback)');
    report.times(
      'server’s answer at the writer to the row in the other phone’s database',
      times.map(({ committed, visible }) => visible - committed),
    );
    report.times(
      '  to the hint at the other phone',
      times.map(({ committed, hinted }) => hinted - committed),
    );
    report.times(
      '  from the hint to the row (one exchange, applied)',
      times.map(({ hinted, visible }) => visible - hinted),
    );
    report.times(
      'sealing at the writer to the row in the other phone’s database',
      times.map(({ sealed, visible }) => visible - sealed),
    );
    report.times(
      'server’s answer at the writer to the words on the office’s page',
      await inOffice(url, writer, visit),
    );
  } finally {
    writer.stop();
    reader.stop();
  }
}

/** Starts the first visit that is to come. */
async function visitUnderWay(device: Device, { personId, timeZone }: Activation): Promise<Visit> {
  const today = dayAt(Date.now(), timeZone);
  const planned = await select(device.db, 'visit', { assignedTo: personId, state: 'planned' });
  const [next] = planned.filter(({ day }) => day >= today).sort((a, b) => a.plannedStart - b.plannedStart);
  if (!next) throw new Error('The demo has no visit to come.');
  const { id, streamId: stream, day } = next;
  const payload = { visitId: id, startedAt: Date.now(), place: { missing: 'denied' as const } };
  await device.dispatch({ type: 'visit.start', stream, payload });
  await delay(1000);
  return { id, stream, day };
}

/** Seals a note with these words; returns when it was sealed. */
async function write({ device }: BenchPhone, { id: visitId, stream }: Visit, text: string): Promise<number> {
  const entry = {
    ...{ item: 'note', kind: 'note' as const, value: { kind: 'note' as const, text } },
    ...{ provenance: 'new' as const, sourceEntryId: null, together: false, recordedAt: Date.now() },
  };
  await device.dispatch({ type: 'visit.document', stream, payload: { visitId, entries: [entry] } });
  return performance.now();
}

async function onAnotherPhone(writer: BenchPhone, reader: BenchPhone, visit: Visit) {
  const times: Record<'sealed' | 'committed' | 'hinted' | 'visible', number>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = `Said on the phone, ${round}`;
    const seen = rowArrives(reader.device, visit.id, text);
    const sealed = await write(writer, visit, text);
    const visible = await seen;
    // The answer is on its way to the writer while the hint goes out: it may arrive after the row has.
    await delay(PAUSE_MS);
    times.push({ sealed, committed: writer.committedAt(), hinted: reader.hintedAt(), visible });
  }
  return times;
}

/** Resolves with the time at which the row was first in the device's database, committed. */
function rowArrives(device: Device, visitId: string, text: string): Promise<number> {
  return new Promise((resolve) => {
    const stop = device.subscribe((event) => {
      if (event !== 'rows') return;
      const at = performance.now();
      void select(device.db, 'visitEntry', { id: entryId(visitId, 'note') }).then(([row]) => {
        if (row?.value.kind !== 'note' || row.value.text !== text) return;
        stop();
        resolve(at);
      });
    });
  });
}

async function inOffice(url: string, writer: BenchPhone, visit: Visit): Promise<number[]> {
  const office = await openOffice();
  try {
    const page = await office.newPage();
    await page.goto(`${url}/console`);
    await page.getByLabel('E-mail').fill(demo.office);
    await page.getByLabel('Password').fill(demo.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/days\//);
    await page.goto(`${url}/console/days/${visit.day}/visits/${visit.id}`);
    await page.getByText('Said on the phone').first().waitFor();
    const times: number[] = [];
    for (let round = 0; round < OFFICE_ROUNDS; round += 1) {
      const text = `Said to the office, ${round}.`;
      const shown = wordsAppear(page, text);
      await delay(PAUSE_MS);
      await write(writer, visit, text);
      const at = (await shown) - performance.timeOrigin;
      await delay(PAUSE_MS);
      times.push(at - writer.committedAt());
    }
    return times;
  } finally {
    await office.close();
  }
}

/** Epoch milliseconds at which the words were drawn. */
function wordsAppear(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(text)) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    words,
  );
}
