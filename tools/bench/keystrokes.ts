import type { Page } from 'playwright-core';
import type { Phone } from '../e2e/browser';
import { caregiver } from '../e2e/caregiver';
import type { Report } from './report';
import { watchWriting, type Moment, type WritingProbe } from './writing-probe';

declare const writing: WritingProbe;

const KEYS = 300;
const PAUSE_MS = 30;
const WORDS = 'Left ankle a little swollen, no pain. Called Dr. Singh about the dose. ';

/** A keystroke in the note of a visit to the answer that it is durable, each beside a plain commit of one row. */
export async function measureKeystrokes(phone: Phone, url: string, report: Report): Promise<void> {
  const context = await phone.open();
  const page = context.pages()[0]!;
  await page.addInitScript(watchWriting);
  await page.goto(`${url}/app/`);
  const nurse = caregiver(page);
  await nurse.tap(/^(Start visit|Go on|Continue)/);
  await page.getByRole('tab', { name: /Note/ }).click();
  await page.getByRole('textbox').first().click();
  const commits = await type(page);
  const moments = await page.evaluate(() => writing.moments);
  await context.close();

  report.title(`1. A keystroke to durable (Chromium, private file system, ${KEYS} keys into the note)`);
  const strokes = strokesOf(moments);
  const whole = report.times('key event to the resolved save', times(strokes, 'key', 'answer'), {
    under: 16,
    at: 'p95',
  });
  const floor = report.times('floor: one plain row committed, asked from the page', commits);
  report.ratio('ratio', whole, floor);
  report.times('  key event to the input event', times(strokes, 'key', 'input'));
  report.times('  input event to the start of the save (React draws)', times(strokes, 'input', 'seal'));
  report.times('  sealing (AES-GCM)', times(strokes, 'seal', 'ask'));
  report.times('  worker, commit and flush, answer heard', times(strokes, 'ask', 'answer'));
}

async function type(page: Page): Promise<number[]> {
  const commits: number[] = [];
  await page.evaluate(() => writing.commitRow());
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(WORDS[key % WORDS.length]!);
    await page.waitForTimeout(PAUSE_MS);
    commits.push(await page.evaluate(() => writing.commitRow()));
    await page.waitForTimeout(PAUSE_MS);
  }
  return commits;
}

type Stroke = Record<Moment['kind'], number>;

const times = (strokes: readonly Stroke[], from: Moment['kind'], to: Moment['kind']) =>
  strokes.map((stroke) => stroke[to] - stroke[from]);

/**
 * A key is durable with the first save that began after its input: the last answer before the next save begins (the
 * first save of a draft asks twice).
 */
function strokesOf(moments: readonly Moment[]): Stroke[] {
  const find = (kind: Moment['kind'], from: number) =>
    moments.findIndex((moment, at) => at > from && moment.kind === kind);
  const strokes = moments.flatMap(({ kind, at: key }, start): Stroke[] => {
    if (kind !== 'key') return [];
    const input = find('input', start);
    const seal = find('seal', input);
    const ask = find('ask', seal);
    const next = find('seal', seal);
    const saved = moments.slice(seal, next === -1 ? undefined : next);
    const answer = saved.findLast((moment) => moment.kind === 'answer');
    if (input === -1 || seal === -1 || ask === -1 || !answer) return [];
    return [
      { key, input: moments[input]!.at, seal: moments[seal]!.at, ask: moments[ask]!.at, answer: answer.at },
    ];
  });
  if (strokes.length < KEYS)
    throw new Error(`Of ${KEYS} keys only ${strokes.length} were seen to be durable.`);
  return strokes;
}
