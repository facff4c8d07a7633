import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolders, ROOT } from '../workspace.mjs';

/** Hosts that the product's own code may name, each with its reason in project-documentation/residency.md. */
const ALLOWED = ['www.openstreetmap.org'];

const PRODUCT = /^(?:apps\/(?:mobile|console)\/(?:src|web|entry\.ts|index\.html)|apps\/backend\/src|libs\/)/;
const CODE = /\.(?:ts|tsx|css|html|json)$/;
const OURS = /\.test\.tsx?$|\/testing\/|\/test\//;

function productFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', 'apps', 'libs'], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\0').filter((path) => PRODUCT.test(path) && CODE.test(path) && !OURS.test(path));
}

/** Hosts in the text, with a dot in their name: what runs here alone has none. Comments say where something is explained. */
function hostsIn(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<!:)\/\/.*$/gm, '');
  return [...code.matchAll(/\b(?:https?|wss?):\/\/([\w-]+(?:\.[\w-]+)+)/g)].map(([, host]) => host ?? '');
}

test('the product names no host but those that are told of', () => {
  const named = productFiles().flatMap((path) =>
    hostsIn(readFileSync(join(ROOT, path), 'utf8')).map((host) => ({ path, host })),
  );
  expect(named.filter(({ host }) => !ALLOWED.includes(host))).toEqual([]);
  // Each is in use: a reason that nobody needs any more goes.
  expect(ALLOWED.filter((allowed) => !named.some(({ host }) => host === allowed))).toEqual([]);
});

/** Libraries whose purpose is to speak to somebody else: push services, analytics, maps, updates from afar. */
const CALLS_HOME =
  /notification|push|analytic|telemetry|firebase|segment|amplitude|maps?box|react-native-maps|expo-updates/;

test('no package of the product is there to call somebody else', () => {
  const named = packageFolders().flatMap((folder) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    return Object.keys(dependencies);
  });
  expect(named).toContain('@sentry/node');
  expect(named.filter((name) => CALLS_HOME.test(name))).toEqual([]);
});

test('a host in code is found, one in a comment is not', () => {
  const text = [
    `const map = 'https://tiles.example.com/1';`,
    '// https://comment.example.com',
    '/** https://docs.example.com */',
    'new URL(path, "http://disk")',
    '@import url(https://fonts.example.com/inter.css);',
  ].join('\n');
  expect(hostsIn(text)).toEqual(['tiles.example.com', 'fonts.example.com']);
});
