import { fileURLToPath } from 'node:url';
import { coldStarts } from './cold-start';
import { quantile } from './figures';
import { keystrokes } from './keystroke';
import { codeSizes } from './sizes';

/** Prints the phone's figures, measured in Chromium on this machine from the web build in `dist/`. */
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const RUNS = 9;
const KEYSTROKES = 500;

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(value < 20 ? 1 : 0)} ms`;
const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

async function measure(): Promise<void> {
  for (const { file, bytes, compressed } of codeSizes(dist))
    say(`${file}: ${kB(bytes)}, ${kB(compressed)} compressed`);
  for (const slowed of [1, 4]) {
    const starts = await coldStarts(dist, slowed, RUNS);
    const shown = starts.map((start) => start.shown);
    const busy = quantile(
      starts.map((start) => start.busy),
      0.5,
    );
    say(
      `cold start, processor slowed ${slowed}x: first words after ${ms(quantile(shown, 0.5))} ` +
        `(${ms(Math.min(...shown))} to ${ms(Math.max(...shown))}), the page's thread busy for ${ms(busy)}`,
    );
  }
  const times = await keystrokes(KEYSTROKES);
  say(
    `keystroke to durable: ${ms(quantile(times, 0.5))}, 95th percentile ${ms(quantile(times, 0.95))}, ` +
      `longest ${ms(Math.max(...times))}`,
  );
}

void measure();
