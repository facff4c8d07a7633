import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL } from '../local/paths.mjs';
import type { Plan } from './plan';

/** Where what a run leaves for whoever wants to know goes. */
export function evidenceFolder({ evidence, seed }: Plan): string {
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  const folder = evidence ?? join(LOCAL, 'chaos', `${at}-seed-${seed}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Journals, phones, logs; not the programs and not the servers' data. */
export function keepEvidence(run: string, to: string): void {
  for (const name of readdirSync(run)) {
    if (name.endsWith('.log') || name === 'phones')
      cpSync(join(run, name), join(to, name), { recursive: true });
    const log = join(run, name, 'postgres.log');
    if (existsSync(log)) cpSync(log, join(to, `${name}.log`));
  }
}

export const keepJson = (to: string, name: string, value: unknown): void =>
  writeFileSync(join(to, name), JSON.stringify(value, null, 1));
