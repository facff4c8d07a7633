import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Faults put into the built server, to see that the verdict finds them: what to replace in it, and by what. */
export const spoilings = {
  'forgets effects': [
    'await writer.apply(verdict.changes);',
    'if (Math.random() > 0.1) await writer.apply(verdict.changes);',
  ],
  'answers before it commits': [
    'await client.query("commit");',
    'await client.query(Math.random() < 0.1 ? "rollback" : "commit");',
  ],
} as const;

export type SpoilingName = keyof typeof spoilings;

/** @param main of the built server; the rest of it lies beside it */
export function spoil(main: string, name: SpoilingName): void {
  const [right, wrong] = spoilings[name];
  const files = readdirSync(dirname(main))
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(dirname(main), file))
    .filter((file) => readFileSync(file, 'utf8').includes(right));
  const [only, ...others] = files;
  if (!only || others.length > 0) throw new Error(`"${right}" stands in ${files.length} files of the build.`);
  writeFileSync(only, readFileSync(only, 'utf8').replace(right, wrong));
}
