import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../workspace.mjs';
import { markdownFiles, readPage } from './markdown';

/** A tired operator copies what stands there: what it names must exist. */
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const commands = markdownFiles().flatMap((path) =>
  readPage(path)
    .blocks.filter(({ language }) => language === 'sh')
    .map(({ text }) => ({ path, text })),
);

const { on } = parse(read('.github/workflows/deploy.yml')) as {
  on: { workflow_dispatch: { inputs: Record<string, unknown> } };
};
const OUTPUTS = read('infra/terraform/modules/environment/outputs.tf');

/** What may be said to a tool, by what its own files say. */
const KNOWN = {
  'make target': all(read('Makefile'), /^([\w-]+):/gm),
  'script of pnpm': Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts),
  'input of the deploy': Object.keys(on.workflow_dispatch.inputs),
  'command of the deploy': all(read('infra/deploy/main.ts'), /^ {2}(\w+): (?:async )?\(\)/gm),
  'flag of the deploy': all(
    read('infra/deploy/main.ts'),
    /^ {4}'?([\w-]+)'?: \{ type: '(?:string|boolean)'/gm,
  ),
  'Terraform output': all(OUTPUTS, /^output "(\w+)"/gm),
  'part of a Terraform output': all(OUTPUTS, /^ {4}(\w+) +=/gm),
} satisfies Record<string, string[]>;

type Kind = keyof typeof KNOWN;

/** What a block of commands says to each of them. */
function named(text: string): [Kind, string][] {
  const joined = text.replace(/\\\n\s*/g, ' ');
  const lines = joined.split('\n');
  const linesWith = (word: string) => lines.filter((line) => line.includes(word)).join('\n');
  const deploys = linesWith('infra/deploy/main.ts');
  const found: Record<Kind, string[]> = {
    'make target': all(joined, /\bmake ([a-z][\w-]*)/g),
    'script of pnpm': all(joined, /^pnpm run ([\w-]+)/gm),
    'input of the deploy': all(linesWith('gh workflow run deploy.yml'), / -f (\w+)=/g),
    'command of the deploy': all(deploys, /main\.ts (\w+)/g),
    'flag of the deploy': all(deploys, / --([a-z-]+)/g),
    'Terraform output': all(joined, /terraform (?:-chdir=\S+ )?output -json (\w+)/g),
    'part of a Terraform output': all(joined, /output -json \w+ \| jq -r \.(\w+)/g),
  };
  return Object.entries(found).flatMap(([kind, names]) =>
    names.map((name): [Kind, string] => [kind as Kind, name]),
  );
}

/** Paths of the repository in a block of commands; a variable stands for staging. */
const paths = (text: string): string[] =>
  all(text, /(?<![\w/.])((?:\.github|apps|infra|libs|tools|project-documentation)\/[\w./$-]*[\w$])/g).map(
    (path) => path.replace('$E', 'staging'),
  );

test('there is something to read', () => {
  expect(commands.length).toBeGreaterThan(30);
  expect(Object.entries(KNOWN).filter(([, names]) => names.length < 2)).toEqual([]);
});

test.each(commands)('$path: what its commands name exists: $text', ({ text }) => {
  expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr).toBe('');
  expect(named(text).filter(([kind, name]) => !KNOWN[kind].includes(name))).toEqual([]);
  expect(paths(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('what does not exist is noticed', () => {
  const text = [
    'make coffee',
    'pnpm run walk',
    'gh workflow run deploy.yml -f environment=$E \\\n  -f image=newest',
    'pnpm exec tsx infra/deploy/main.ts undo --environment $E --fast',
    'terraform output -json secrets | jq -r .all',
    'infra/nothing.sh $E',
  ].join('\n');
  expect(named(text).filter(([kind, name]) => !KNOWN[kind].includes(name))).toEqual([
    ['make target', 'coffee'],
    ['script of pnpm', 'walk'],
    ['input of the deploy', 'image'],
    ['command of the deploy', 'undo'],
    ['flag of the deploy', 'fast'],
    ['Terraform output', 'secrets'],
    ['part of a Terraform output', 'all'],
  ]);
  expect(paths(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual(['infra/nothing.sh']);
});
