import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../workspace.mjs';
import { QUIET_LOG } from './postgres.mjs';

interface ComposeFile {
  services: Record<string, { command?: string[]; [key: string]: unknown }>;
}

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const composeFile = () => parse(text) as ComposeFile;

// The Compose Specification's own, as compose-go 2.16.2 has it (schema/compose-spec.json, Apache 2.0).
const schema = JSON.parse(readFileSync(new URL('compose-spec.json', import.meta.url), 'utf8')) as object;
// What it calls durations are Docker's, not ISO's.
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

function faults(file: unknown): string[] {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('docker-compose.yml is what the Compose Specification allows', () => {
  expect(faults(composeFile())).toEqual([]);
});

test.each<[string, (file: ComposeFile) => void]>([
  ['an unknown key', ({ services }) => (services['postgres']!['imagename'] = 'postgres:15')],
  ['a port that is none', ({ services }) => (services['redis']!['ports'] = [{ publish: 1 }])],
  ['a health check of text', ({ services }) => (services['localstack']!['healthcheck'] = 'yes')],
])('%s would be noticed', (_name, spoil) => {
  const file = composeFile();
  spoil(file);
  expect(faults(file)).not.toEqual([]);
});

test("PostgreSQL's log is as quiet in compose as in the embedded server", () => {
  const command = composeFile().services['postgres']!.command ?? [];
  expect(command).toEqual([
    'postgres',
    ...Object.entries(QUIET_LOG).map(([name, value]) => `-c${name}=${value}`),
  ]);
});
