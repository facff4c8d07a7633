import type { Outcome } from './chaos';
import type { Plan } from './plan';
import { again } from './plan';

const invariants: Record<string, string> = {
  I1: 'what was acknowledged is in effect, kept beside another value, or set aside',
  I2: 'at rest a phone shows what its person may see, row by row',
  I3: 'nothing is on a phone that was taken away',
  I4: 'what is sent again changes nothing',
  I5: 'one audit entry an effect',
  I6: 'versions have no gap, cursors are never ahead',
  I7: 'when the faults stop, every queue drains',
  I8: 'what a person did stays in view until it is answered',
  I9: 'every picture is at the office, or still on its phone',
  S2: 'what was typed is on the disk, word for word',
};

const MOST_SHOWN = 5;

/** Faults by the invariant they break; those that name none are the harness's own finds. */
export function byInvariant(faults: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>(Object.keys(invariants).map((name) => [name, []]));
  for (const fault of faults) {
    const name = fault.slice(0, 2) in invariants ? fault.slice(0, 2) : '--';
    found.set(name, [...(found.get(name) ?? []), fault]);
  }
  return found;
}

const row = (name: string, value: number | string) => `  ${name.padEnd(46)} ${String(value).padStart(8)}`;
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, one) => total + one, 0);

/** The verdict and the figures, as they are printed. */
export function reportOf(plan: Plan, outcome: Outcome, evidence: string): string {
  const { faults, happened, line } = outcome;
  const verdicts = [...byInvariant(faults)].flatMap(([name, found]) => [
    `  ${name}  ${found.length === 0 ? 'holds ' : `BROKEN ${found.length} times`}  ${invariants[name] ?? 'what else must not be'}`,
    ...found.slice(0, MOST_SHOWN).map((fault) => `        ${fault.slice(0, 400)}`),
  ]);
  const counts = (title: string, of: Record<string, number>) => [
    row(title, sum(of)),
    ...Object.keys(of)
      .sort()
      .map((name) => row(`  ${name}`, of[name]!)),
  ];
  return [
    '',
    'Verdict',
    ...verdicts,
    '',
    'Figures',
    row('commands sealed by caregivers', outcome.sealed),
    row('commands offered, repetitions included', outcome.offered),
    row('requests', outcome.requests),
    row('commands acknowledged on a phone', outcome.acknowledged),
    row('pictures at the office', outcome.pictures),
    row("things done by the office, beside the phones'", outcome.officeActs),
    ...counts('mishaps', happened),
    ...counts('faults of the line', line),
    row('taken away by restores of the server', outcome.takenAway),
    row('  of these brought again by phones', outcome.recovered),
    row('destroyed on purpose with no copy left', outcome.beyondSaving),
    row('exchanges until at rest, at most', outcome.rounds),
    row('lost', outcome.lost.length),
    '',
    `Evidence: ${evidence}`,
    `Again:    ${again(plan)}`,
  ].join('\n');
}
