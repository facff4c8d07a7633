/** What each invariant promises, for who reads a failure. */
const promises: Readonly<Record<string, string>> = {
  I1: 'what the office acknowledged is in effect, superseded with its history kept, or with a person who decides',
  I2: 'at rest a phone shows exactly what its person may see',
  I3: 'nothing stays on a phone of a record that was taken away',
  I4: 'whatever is sent again changes nothing',
  I5: 'every effect has one audit entry',
  I6: 'versions have no gaps, and no phone is ahead of the office',
  I7: 'when the faults stop, every queue runs empty in a bounded number of exchanges',
  I8: 'what a person did stays on their screen until the office has answered',
  S2: 'what was typed is on the disk, word for word',
};

/** The promises that these faults break, one a line. */
export function brokenPromises(faults: readonly string[]): string[] {
  const broken = new Set(faults.map((fault) => /^[IS]\d/.exec(fault)?.[0]));
  return Object.entries(promises)
    .filter(([name]) => broken.has(name))
    .map(([name, promise]) => `${name} promises: ${promise}.`);
}
