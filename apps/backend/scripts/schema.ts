import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
export const SCHEMA = `${root}src/platform/postgres/schema.ts`;

/** The query types of a migrated database, as they belong into the file. `url` is the schema owner's. */
export async function generateSchema(url: string): Promise<string> {
  const generator = `${root}node_modules/kysely-codegen/dist/cli/bin.js`;
  const options = ['--print', '--url', url, '--config-file', `${root}.kysely-codegenrc.json`];
  const { stdout } = await promisify(execFile)(process.execPath, [generator, ...options], { cwd: root });
  // The more tables, the longer: that is no file to split.
  const text = `/* eslint-disable max-lines */\n${stdout}`;
  return format(text, { ...(await resolveConfig(SCHEMA)), parser: 'typescript' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [url] = process.argv.slice(2);
  if (url === undefined) throw new Error('Usage: pnpm schema <address of a migrated database>');
  writeFileSync(SCHEMA, await generateSchema(url));
}
