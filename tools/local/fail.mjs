import { endAll, isEnding } from './ending.mjs';
import { Problem } from './problem.mjs';

/**
 * Tells what went wrong, ends what was started, and the program with 1. What fails while the end is under way
 * fails because of it, and is not told.
 * @param {unknown} error
 */
export async function fail(error) {
  if (isEnding()) return;
  const text =
    error instanceof Problem ? error.message : error instanceof Error ? error.stack : String(error);
  console.error(`\n${text}\n`);
  await endAll();
  process.exit(1);
}

/** @param {() => Promise<void>} main function of a program */
export async function runMain(main) {
  await main().catch(fail);
}
