import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOCAL } from '../local/paths.mjs';
import type { LineName } from './counting/line';
import type { Traffic } from './counting/bytes';
import type { Measured } from './measure';

export interface CellSample extends Measured {
  part: 'cells';
  contestant: string;
  round: number;
  line: LineName;
  /** Rows that the phone holds. */
  rows: number;
  cell: string;
}

/** Many devices at once. */
export interface FleetSample {
  part: 'fleet';
  contestant: string;
  round: number;
  devices: number;
  state: 'cold' | 'warm';
  /** Until the last had its answer. */
  ms: number;
  /** Of one device: half of them were quicker, and 95 of 100. */
  medianMs: number;
  p95Ms: number;
  /** Of all together. */
  serverMs: number;
  postgresMs: number | null;
}

/** A device that is connected and has nothing to do. */
export interface IdleSample {
  part: 'idle';
  contestant: string;
  round: number;
  seconds: number;
  serverMs: number;
  postgresMs: number | null;
  traffic: Traffic;
}

export type Sample = CellSample | FleetSample | IdleSample;

const FILE = join(LOCAL, 'bench-sync', 'samples.jsonl');

/** What was measured so far; it outlives a run, so that a long benchmark can be run in pieces. */
export const samples = {
  file: FILE,
  all(): Sample[] {
    if (!existsSync(FILE)) return [];
    const lines = readFileSync(FILE, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Sample);
  },
  /** All of one round or none: a round that was cut off is measured anew. */
  add(round: readonly Sample[]): void {
    mkdirSync(dirname(FILE), { recursive: true });
    appendFileSync(FILE, round.map((sample) => `${JSON.stringify(sample)}\n`).join(''));
  },
  forget(): void {
    rmSync(FILE, { force: true });
  },
};
