import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureEnvFile, readSettings } from './env-file.mjs';

const EXAMPLE = `# Secrets stand for <generated>.
PORT=3000
ONE=postgres://a:<generated>@host/b
OTHER=<generated>
EMPTY=
`;

let folder: string;
let example: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'berthcare-env-'));
  example = join(folder, '.env.example');
  target = join(folder, '.env');
  writeFileSync(example, EXAMPLE);
});

afterEach(() => rmSync(folder, { recursive: true }));

const values = () => parseEnv(readFileSync(target, 'utf8'));

test('a new file has every variable, and secrets that differ from each other', () => {
  expect(ensureEnvFile(example, target)).toEqual({ made: true, added: ['PORT', 'ONE', 'OTHER', 'EMPTY'] });
  expect(readFileSync(target, 'utf8')).toContain('# Secrets stand for <generated>.');
  expect(values()).toMatchObject({ PORT: '3000', EMPTY: '' });
  expect(values().OTHER).toMatch(/^[\w-]{32}$/);
  expect(values().ONE).toMatch(/^postgres:\/\/a:[\w-]{32}@host\/b$/);
  expect(values().ONE).not.toContain(values().OTHER);
  expect(statSync(target).mode & 0o077).toBe(0);
});

test('a second time nothing changes', () => {
  ensureEnvFile(example, target);
  const before = readFileSync(target, 'utf8');
  expect(ensureEnvFile(example, target)).toEqual({ made: false, added: [] });
  expect(readFileSync(target, 'utf8')).toBe(before);
});

test('a file that is there keeps its lines, its own and its empty values, and gains what it lacks', () => {
  const mine = '# mine\nPORT=4000\nOTHER=\nSPECIAL="a b"';
  writeFileSync(target, mine);
  expect(ensureEnvFile(example, target)).toEqual({ made: false, added: ['ONE', 'EMPTY'] });
  expect(readFileSync(target, 'utf8').startsWith(`${mine}\n`)).toBe(true);
  expect(values()).toMatchObject({ PORT: '4000', OTHER: '', SPECIAL: 'a b', EMPTY: '' });
  expect(values().ONE).toMatch(/^postgres:\/\/a:[\w-]{32}@host\/b$/);
});

test('the environment wins over the file, with an empty value too', () => {
  writeFileSync(target, 'PORT=4000\nOTHER=x\nONE=1\n');
  expect(readSettings(target, { PORT: '5000', OTHER: '' })).toEqual({ PORT: '5000', OTHER: '', ONE: '1' });
});
