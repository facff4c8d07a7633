import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { billOfMaterials } from './bill-of-materials.mjs';
import { bundledPackages } from './bundled-packages.mjs';
import { debianPackages } from './debian-packages.mjs';

describe('the packages inside the bundles', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'berthcare-sbom-'));
    install('apps/backend/node_modules/swagger-ui-dist', { name: 'swagger-ui-dist', version: '5.0.0' });
    install('apps/mobile/node_modules/@sqlite.org/sqlite-wasm', {
      name: '@sqlite.org/sqlite-wasm',
      version: '3.0.0',
    });
    for (const app of ['backend', 'console', 'mobile']) put(`apps/${app}/dist/main.js.map`, { sources: [] });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function put(path: string, content: object) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  }
  const install = (folder: string, manifest: object) => put(`${folder}/package.json`, manifest);
  const stored = (name: string, version: string) =>
    `node_modules/.pnpm/${name.replace('/', '+')}@${version}/node_modules/${name}`;
  const names = () => bundledPackages(root).map(({ name, version }) => `${name}@${version}`);

  test('are those that source maps name, once each, and those that are copied', () => {
    install(stored('zod', '4.0.0'), { name: 'zod', version: '4.0.0', license: 'MIT' });
    install(stored('@noble/hashes', '2.0.0'), { name: '@noble/hashes', version: '2.0.0' });
    install(stored('typescript', '6.0.0'), { name: 'typescript', version: '6.0.0' });
    put('apps/backend/dist/main.js.map', {
      sources: [`../../../${stored('zod', '4.0.0')}/index.js`, `../../../${stored('zod', '4.0.0')}/other.js`],
    });
    put('apps/mobile/dist/entry.js.map', {
      sections: [{ map: { sources: [`/${stored('@noble/hashes', '2.0.0')}/sha2.js`] } }],
    });
    expect(names()).toEqual([
      '@noble/hashes@2.0.0',
      '@sqlite.org/sqlite-wasm@3.0.0',
      'swagger-ui-dist@5.0.0',
      'zod@4.0.0',
    ]);
  });

  test('include what a package carries inside itself, with the licence where it tells it', () => {
    const folder = stored('@sentry/injection', '1.0.0');
    install(folder, { name: '@sentry/injection', version: '1.0.0' });
    const licenses = 'Name: @hooks/tracing\nVersion: 0.1.0\nLicense: Apache-2.0\nPrivate: false\n';
    mkdirSync(join(root, folder, 'build'));
    writeFileSync(
      join(root, folder, 'build/THIRD-PARTY-LICENSES.txt'),
      `${licenses}\n---\n\nName: astring\nVersion: 2.0.0\nLicense: MIT\n`,
    );
    const inside = (name: string, version: string) =>
      `/node_modules/.pnpm/@sentry+injection@1.0.0/node_modules/${stored(name, version)}/index.js`;
    put('apps/backend/dist/main.js.map', {
      sources: [
        `/${folder}/build/hook.js`,
        inside('@hooks/tracing', '0.1.0').replace('@0.1.0/', '@0.1.0_peer@7.2.0/'),
        inside('untold', '3.0.0'),
      ],
    });
    const found = bundledPackages(root);
    expect(found).toContainEqual({ name: '@sentry/injection', version: '1.0.0' });
    expect(found).toContainEqual({ name: '@hooks/tracing', version: '0.1.0', license: 'Apache-2.0' });
    expect(found).toContainEqual({ name: 'astring', version: '2.0.0', license: 'MIT' });
    expect(found).toContainEqual({ name: 'untold', version: '3.0.0' });
    expect(found).toHaveLength(6);
  });

  test('cannot be told of a bundle without source maps', () => {
    rmSync(join(root, 'apps/console/dist/main.js.map'));
    expect(() => bundledPackages(root)).toThrow('was built without source maps');
  });

  test('must be installed', () => {
    put('apps/console/dist/main.js.map', { sources: [`/${stored('gone', '1.0.0')}/index.js`] });
    expect(() => bundledPackages(root)).toThrow('no package is installed');
  });
});

test('Debian packages are read from their status file', () => {
  const status =
    'Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2.36-9+deb12u14\n\n';
  expect(debianPackages(status)).toEqual([
    { name: 'libc6', architecture: 'amd64', version: '2.36-9+deb12u14' },
  ]);
  expect(() => debianPackages('Package: libc6\n')).toThrow('without a Version');
});

describe('the bill of materials', () => {
  const contents = {
    version: '1.2.3',
    node: '24.0.0',
    npm: [
      { name: '@noble/hashes', version: '2.0.1', license: 'MIT' },
      { name: 'either', version: '1.0.0', license: '(MIT OR CC0-1.0)' },
      { name: 'own', version: '1.0.0', license: 'SEE LICENSE' },
    ],
    debian: [{ name: 'libstdc++6', version: '12.2.0-14', architecture: 'arm64' }],
  };
  const bom = () => JSON.parse(billOfMaterials(contents));

  test('lists everything by the address scanners know it by', () => {
    expect(bom()).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(
      bom()
        .components.map(({ purl }: { purl: string }) => purl)
        .sort(),
    ).toEqual([
      'pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=arm64',
      'pkg:generic/node@24.0.0',
      'pkg:npm/%40noble/hashes@2.0.1',
      'pkg:npm/either@1.0.0',
      'pkg:npm/own@1.0.0',
    ]);
  });

  test('tells licences as they are told', () => {
    const licenses = Object.fromEntries(bom().components.map((each: any) => [each.name, each.licenses]));
    expect(licenses['@noble/hashes']).toEqual([{ license: { id: 'MIT' } }]);
    expect(licenses['either']).toEqual([{ expression: '(MIT OR CC0-1.0)' }]);
    expect(licenses['own']).toEqual([{ license: { name: 'SEE LICENSE' } }]);
  });

  test('is the same text for the same contents', () => {
    expect(billOfMaterials(contents)).toBe(billOfMaterials({ ...contents, npm: contents.npm.toReversed() }));
  });
});
