import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entriesOf, intruders } from './contents.mjs';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'berthcare-image-'))));
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, mode = 0o644) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), 'x');
  chmodSync(join(root, path), mode);
}

test('Node, its libraries and the built files may be there', () => {
  put('usr/local/bin/node', 0o755);
  put('usr/lib/x86_64-linux-gnu/libc.so.6', 0o755);
  put('usr/lib64/ld-linux-x86-64.so.2', 0o755);
  put('app/dist/main.js');
  put('app/sbom.cdx.json');
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  symlinkSync('usr/lib', join(root, 'lib'));
  expect(intruders(entriesOf(root))).toEqual([]);
});

test.each([
  ['usr/bin/sh', 0o755, 'usr/bin/sh can be executed'],
  ['usr/local/bin/npm', 0o755, 'usr/local/bin/npm can be executed'],
  ['usr/bin/gcc', 0o755, 'usr/bin/gcc can be executed'],
  [
    'app/node_modules/typescript/lib/tsc.js',
    0o644,
    'app/node_modules/typescript/lib/tsc.js only serves to build',
  ],
  ['app/src/main.ts', 0o644, 'app/src/main.ts only serves to build'],
  ['app/dist/seed.js', 0o644, 'app/dist/seed.js only serves to build'],
  ['usr/lib/helper', 0o4644, "usr/lib/helper lends its owner's rights"],
  ['app/open', 0o666, 'app/open can be written by all'],
])('%s is an intruder', (path, mode, line) => {
  put(path, mode);
  expect(intruders(entriesOf(root))).toEqual([line]);
});
