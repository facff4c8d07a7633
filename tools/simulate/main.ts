import { duration } from '../check/stages.mjs';
import { endAll, endOnSignals } from '../local/ending.mjs';
import { runMain } from '../local/fail.mjs';
import { replay } from '../../apps/backend/test/simulation/run-seed';
import { readPlan } from './plan';
import { runWorlds } from './run-worlds';

const STORIES = 3;
const PROGRESS_MS = 10_000;

/** `make simulate SEEDS=20000`: runs worlds, tells of those that broke a promise, and how much has happened in all. */
async function main(): Promise<number> {
  const plan = readPlan(process.env);
  const since = performance.now();
  const counts = new Map<string, number>();
  let broken = 0;
  let worlds = 0;
  const took = () => duration((performance.now() - since) / 1000);

  const progress = setInterval(
    () => console.log(`  ${worlds} worlds, ${broken} broken, ${took()}`),
    PROGRESS_MS,
  );
  await runWorlds(plan, (told) => {
    worlds += 1;
    for (const [name, times] of told.counts) counts.set(name, (counts.get(name) ?? 0) + times);
    if (told.broken === null) return;
    broken += 1;
    console.log(broken <= STORIES ? `\n${told.broken}\n` : `  another: ${replay(told.seed, plan)}`);
  }).finally(() => clearInterval(progress));

  for (const [name, times] of [...counts].sort(([, a], [, b]) => b - a))
    console.log(`  ${name.padEnd(44)} ${String(times).padStart(10)}`);
  console.log(`${worlds} worlds from ${plan.from} in ${took()}: ${broken} broken`);
  return broken > 0 ? 1 : 0;
}

endOnSignals(130);
await runMain(async () => {
  const code = await main();
  await endAll();
  process.exit(code);
});
