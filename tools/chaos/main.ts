import { rmSync } from 'node:fs';
import { atEnd, endAll, endOnSignals } from '../local/ending.mjs';
import { runMain } from '../local/fail.mjs';
import { duration } from '../check/stages.mjs';
import { runChaos } from './chaos';
import { evidenceFolder, keepEvidence, keepJson } from './evidence';
import { readPlan } from './plan';
import { reportOf } from './report';
import { makeRunFolder } from './run-folder';

/** `make chaos MINUTES=60`: everything fails, comes to rest, and is judged. Ends with 1 where anything was not right. */
async function main(): Promise<number> {
  const plan = readPlan(process.env);
  const evidence = evidenceFolder(plan);
  const folder = await makeRunFolder();
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const since = performance.now();
  const story: string[] = [];
  const tell = (line: string) => {
    story.push(`${((performance.now() - since) / 1000).toFixed(1).padStart(8)}  ${line}`);
    console.log(story.at(-1));
  };
  tell(`seed ${plan.seed}; things go wrong for ${duration(plan.seconds)}`);
  try {
    const outcome = await runChaos(plan, folder, tell);
    keepJson(evidence, 'outcome.json', { plan, ...outcome });
    console.log(reportOf(plan, outcome, evidence));
    return outcome.faults.length > 0 ? 1 : 0;
  } finally {
    keepJson(evidence, 'story.json', story);
    keepEvidence(folder, evidence);
  }
}

endOnSignals(130);
await runMain(async () => {
  const code = await main();
  await endAll();
  process.exit(code);
});
