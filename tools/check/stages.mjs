/** @typedef {{ name: string, code: number, seconds: number }} StageResult */

/** @param {number} since from `performance.now()` */
export const secondsSince = (since) => (performance.now() - since) / 1000;

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * One line a stage: how it ended and how long it took. What did not run is named as well.
 * @param {StageResult[]} results
 * @param {string[]} planned names of all stages
 */
export function stageTable(results, planned) {
  const width = Math.max(...planned.map((name) => name.length));
  return planned
    .map((name) => {
      const result = results.find((each) => each.name === name);
      const end = !result
        ? 'did not run'
        : `${result.code === 0 ? 'ok    ' : 'FAILED'}  ${duration(result.seconds)}`;
      return `  ${name.padEnd(width)}  ${end}`;
    })
    .join('\n');
}

/** The code to end with: the worst of all. @param {{ code: number }[]} results */
export const worstCode = (results) => Math.max(0, ...results.map(({ code }) => code));
