import { afterAll, describe, expect, test } from 'vitest';
import * as scenarios from './scenarios';
import type { Scenario } from './scenarios';
import { Stage } from './stage';
import type { Variant } from './variant';
import * as variants from './variants';

/**
 * Interleavings on real PostgreSQL, held at named points so that each is always the same one. What the protocol is made of
 * is broken here one part at a time: the invariants hold of ours, and must not of the variant.
 */
const cases: [name: string, variant: Variant, scenario: Scenario, caught: RegExp][] = [
  ['sequence cursor', variants.sequenceCursor, scenarios.firstToWriteLastToCommit, /^I2 .* has visit/],
  ['no version bump', variants.noVersionBump, scenarios.aRowChanges, /^I2 .* has client/],
  [
    'read committed pull',
    variants.readCommittedPull,
    scenarios.aRowChangesWhileItIsRead,
    /^I2 .* counts otherwise/,
  ],
  [
    'paging without keyset',
    variants.pagingByOffset,
    scenarios.aRowChangesBetweenPages,
    /^I2 .* (misses addendum|counts)/,
  ],
  [
    'pages up to their first head',
    variants.pagesUpToTheirFirstHead,
    scenarios.aRowOfALaterPageChanges,
    /^I2 .* misses addendum/,
  ],
  ['dedup by id only', variants.dedupByIdOnly, scenarios.theSameIdTwice, /^I1 .* has no effect/],
  ['no epoch', variants.noEpoch, scenarios.aVersionTwice, /^I2 .* has client/],
  ['cursor moved on send', variants.cursorMovedOnSend, scenarios.aPageIsLost, /^I2 .* has client/],
];

const table: { variant: string; 'is caught by': string }[] = [];
// eslint-disable-next-line no-console -- the table is what the suite is for
afterAll(() => console.table(table));

async function faultsOf(scenario: Scenario, variant: Variant | null): Promise<string[]> {
  const stage = await Stage.open(variant);
  try {
    return await scenario(stage);
  } finally {
    await stage.close();
  }
}

describe.each(cases)('%s', (name, variant, scenario, caught) => {
  test('ours: every invariant holds', async () => {
    expect(await faultsOf(scenario, null)).toEqual([]);
  });

  test('the variant is caught', async () => {
    const fault = (await faultsOf(scenario, variant)).find((one) => caught.test(one));
    table.push({ variant: name, 'is caught by': fault?.slice(0, 100) ?? 'NOTHING' });
    expect(fault).toMatch(caught);
  });
});
