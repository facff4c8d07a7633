import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { variableNames } from '../../apps/backend/src/config/config';
import { ROOT } from '../workspace.mjs';
import { namesIn } from './env-file.mjs';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Variables that `docker-compose.yml` asks for; those with a default may be left out. */
function composeVariables(): string[] {
  return [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)(?::-)?/g)]
    .filter(([text]) => !text.endsWith(':-'))
    .map(([, name]) => name as string);
}

test('.env.example names what the server and docker-compose.yml read, and nothing else', () => {
  const wanted = new Set([...variableNames, ...composeVariables()]);
  expect(namesIn(read('.env.example')).sort()).toEqual([...wanted].sort());
});

test('.env.example holds no secret', () => {
  const secrets = read('.env.example').match(/^(?!DEMO_).*(SECRET|PASSWORD)=.*$/gm);
  expect(secrets?.every((line) => line.endsWith('=<generated>'))).toBe(true);
  expect(read('.env.example')).not.toMatch(/:\/\/[^:/\s]+:(?!<generated>)[^@\s]+@/);
});
