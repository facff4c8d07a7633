/** A step that takes longer than this says so, and again after as long. */
const SIGN_OF_LIFE_MS = 10_000;

/** @param {string} name @param {string} text */
function say(name, text) {
  console.log(`  ${name.padEnd(10)} ${text}`);
}

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step of the start, and tells that it began, that it still goes on, and what came of it.
 * @template Result
 * @param {string} name short, such as `database`
 * @param {string} doing what happens, such as `starting PostgreSQL`
 * @param {() => Promise<Result>} work
 * @param {(result: Result) => string} told what came of it, in a few words
 * @returns {Promise<Result>}
 */
export async function step(name, doing, work, told) {
  const since = performance.now();
  say(name, `${doing} ...`);
  const timer = setInterval(() => say(name, `... still ${doing}, ${seconds(since)}`), SIGN_OF_LIFE_MS);
  try {
    const result = await work();
    say(name, `${told(result)} (${seconds(since)})`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
