import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ row: number, name: string, check: (folder: string) => void }} SourceAssertion of the folder infra/terraform */

const ROOTS = ['bootstrap', 'environments/staging', 'environments/production'];

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== '.terraform')
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
    );

/** @param {string} folder @returns {[string, string][]} path and text of every Terraform file */
const code = (folder) =>
  filesIn(folder)
    .filter((path) => path.endsWith('.tf'))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]);

/** @param {string} text @returns {[string, string][]} name and body of every variable */
const variables = (text) =>
  [...text.matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)].map((found) => [
    found[1] ?? '',
    found[2] ?? '',
  ]);

/** @type {SourceAssertion[]} */
export const sources = [
  {
    row: 7,
    name: 'state is remote, encrypted and locked',
    check: (folder) => {
      for (const environment of ['staging', 'production']) {
        const text = readFileSync(join(folder, 'environments', environment, 'backend.tf'), 'utf8');
        assert.match(text, /backend "s3"/);
        assert.match(text, /use_lockfile = true/);
        assert.match(text, /encrypt\s+= true/);
        assert.match(text, /region\s+= "ca-central-1"/);
        assert.match(text, new RegExp(`key\\s+= "${environment}/`));
      }
    },
  },
  {
    row: 7,
    name: 'every root locks its provider, by hashes for every platform',
    check: (folder) => {
      for (const root of ROOTS) {
        const lock = readFileSync(join(folder, root, '.terraform.lock.hcl'), 'utf8');
        assert.match(lock, /registry\.terraform\.io\/hashicorp\/aws"/);
        assert.ok((lock.match(/"zh:[0-9a-f]{64}"/g) ?? []).length >= 10, root);
      }
    },
  },
  {
    row: 8,
    name: 'the region is a variable that takes no other',
    check: (folder) => {
      for (const root of ROOTS) {
        const text = readFileSync(join(folder, root, 'variables.tf'), 'utf8');
        const region = variables(text).find(([name]) => name === 'region')?.[1] ?? '';
        assert.match(region, /condition\s+= var\.region == "ca-central-1"/, root);
      }
    },
  },
  {
    row: 0,
    name: 'every variable has a type and a description',
    check: (folder) => {
      let count = 0;
      for (const [path, text] of code(folder))
        for (const [name, body] of variables(text)) {
          count++;
          assert.match(body, /^ {2}type\s+=/m, `${path}: ${name}`);
          assert.match(body, /^ {2}description = ".{10,}"/m, `${path}: ${name}`);
        }
      assert.ok(count > 80);
    },
  },
  {
    row: 18,
    name: 'no secret is a plain variable, and none stands in the code',
    check: (folder) => {
      for (const [path, text] of code(folder)) {
        for (const [name] of variables(text)) assert.doesNotMatch(name, /password$|token$|secret$/, path);
        assert.doesNotMatch(
          text,
          /^\s*(password|auth_token|secret_string|insecure_value)\s+= (?!ephemeral\.)/m,
          path,
        );
      }
    },
  },
  {
    row: 26,
    name: 'Terraform leaves the deployed image and the count alone',
    check: (folder) => {
      const text = readFileSync(join(folder, 'modules', 'service', 'service.tf'), 'utf8');
      assert.match(text, /ignore_changes = \[task_definition, desired_count\]/);
    },
  },
];
