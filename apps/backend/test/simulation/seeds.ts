import { describe, expect, test } from 'vitest';
import { runSeed } from './run-seed';

const together = 20;

/** Runs so many worlds, some to a test, so that a failure names its neighbourhood. */
export function simulateSeeds(first: number, count: number): void {
  describe('whatever fails, nothing is lost, nothing is done twice, and every device ends up with the truth', () => {
    for (let from = first; from < first + count; from += together) {
      const length = Math.min(together, first + count - from);
      const seeds = Array.from({ length }, (_, index) => from + index);
      test(`seeds ${from} to ${from + length - 1}`, async () => {
        for (const seed of seeds) await expect(runSeed(seed)).resolves.toBeDefined();
      });
    }
  });
}
