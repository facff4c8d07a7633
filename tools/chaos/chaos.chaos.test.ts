import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Outcome } from './chaos';
import { mishaps } from './mishaps/mishaps';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** A run as `make chaos` makes it, in processes of its own; its evidence stays where it was not right. */
async function chaos(
  plan: Record<string, string>,
): Promise<{ code: number; said: string; outcome: Outcome }> {
  const evidence = mkdtempSync(join(tmpdir(), 'berthcare-chaos-evidence-'));
  const env = { ...process.env, MINUTES: '', ...plan, EVIDENCE: evidence };
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => (said += chunk));
  const [code] = (await once(child, 'close')) as [number];
  const outcome = JSON.parse(readFileSync(join(evidence, 'outcome.json'), 'utf8')) as Outcome;
  if (code === 0) rmSync(evidence, { recursive: true });
  return { code, said, outcome };
}

test('whatever is killed, cut, copied and put back: nothing is lost, and every invariant holds', async () => {
  const { code, said, outcome } = await chaos({ SECONDS: '25' });
  expect(code, said).toBe(0);
  expect(outcome.lost).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(0);
  const told = Object.keys(outcome.happened);
  const kinds = mishaps.filter(({ name }) => told.some((one) => one.startsWith(name)));
  expect(kinds.length, told.join(', ')).toBeGreaterThanOrEqual(5);
  expect(Object.values(outcome.line).length).toBeGreaterThan(1);
});

test('a server that forgets some effects is found out', async () => {
  const { code, outcome } = await chaos({ SECONDS: '5', SPOILED: 'forgets effects' });
  expect(code).toBe(1);
  expect(outcome.faults.join('\n')).toMatch(/^I1 .* has no effect/m);
});
