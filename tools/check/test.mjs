import { PROJECTS, readArguments, USAGE } from './arguments.mjs';
import { ending, sum } from './report.mjs';
import { stageTable, worstCode } from './stages.mjs';
import { runProject } from './vitest.mjs';

/** @param {import('./arguments.mjs').Request} request */
async function run(request) {
  const planned = PROJECTS.filter((name) => request.projects.length === 0 || request.projects.includes(name));
  const results = [];
  for (const project of planned) {
    console.log(`\n== ${project} tests`);
    results.push(await runProject(project, request));
  }
  const counts = sum(results.map((result) => result.counts));
  console.log(`\n${stageTable(results, planned)}\n`);
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.error(`No test matches ${request.files.join(' ') || 'anything'}`);
    return 1;
  }
  console.log(
    ending(
      results.flatMap((result) => result.failed),
      counts,
    ),
  );
  return worstCode(results);
}

/** @param {string[]} words @returns {Promise<number>} */
async function main(words) {
  let request;
  try {
    request = readArguments(words);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return 2;
  }
  if (!request.help) return run(request);
  console.log(USAGE);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
