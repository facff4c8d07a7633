import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { audit } from './audit.mjs';
import { readReport } from './report.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'berthcare-audit-test-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const put = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));

describe('npm itself, against a registry of ours', () => {
  const MANIFEST = { name: 'x', version: '1.0.0', dependencies: { leftish: '1.0.0' } };
  let registry: Server;
  let advisories: object;
  let status: number;
  let asked: string[];

  beforeEach(async () => {
    [advisories, status, asked] = [{}, 200, []];
    registry = createServer((request, response) => {
      asked.push(request.url ?? '');
      const packument = {
        name: 'leftish',
        'dist-tags': { latest: '1.0.0' },
        versions: { '1.0.0': { name: 'leftish', version: '1.0.0' } },
      };
      const body = request.method === 'GET' ? packument : advisories;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    registry.listen(0, '127.0.0.1');
    await once(registry, 'listening');
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`);
    vi.stubEnv('npm_config_cache', join(folder, 'cache'));
    vi.stubEnv('npm_config_fetch_retries', '0');
    put('package.json', MANIFEST);
    const packages = { '': MANIFEST, 'node_modules/leftish': { version: '1.0.0' } };
    put('package-lock.json', { name: 'x', version: '1.0.0', lockfileVersion: 3, requires: true, packages });
  });
  afterEach(() => {
    registry.closeAllConnections();
    registry.close();
  });

  const advisory = (severity: string) => ({
    leftish: [
      {
        id: 1,
        url: 'https://advisory.example/1',
        title: 'Bad',
        severity,
        vulnerable_versions: '<2',
        cwe: [],
        cvss: {},
      },
    ],
  });

  test('nothing known is 0', async () => {
    expect(await audit(folder)).toEqual({ code: 0, lines: ['Nothing is known against any dependency'] });
  });

  test('something severe is 1, and is named', async () => {
    advisories = advisory('high');
    expect(await audit(folder)).toEqual({
      code: 1,
      lines: ['high leftish <2: Bad https://advisory.example/1'],
    });
  });

  test('something slight is told, and is 0', async () => {
    advisories = advisory('moderate');
    expect(await audit(folder)).toEqual({
      code: 0,
      lines: ['moderate leftish <2: Bad https://advisory.example/1'],
    });
  });

  test('a registry that has retired the address is 2, after three tries', async () => {
    status = 410;
    const { code, lines } = await audit(folder);
    expect(code).toBe(2);
    expect(lines).toEqual([expect.stringContaining('could not be audited: 410 Gone')]);
    expect(asked).toHaveLength(3);
  });
});

describe('what pnpm prints', () => {
  const counts = { info: 0, low: 0, moderate: 0, high: 0, critical: 0 };

  test('findings', () => {
    const advisory = {
      findings: [{ version: '5.3.0', paths: ['apps__backend>express'] }],
      title: 'Bad',
      module_name: 'express',
      severity: 'critical',
      url: 'https://advisory.example/1',
    };
    const report = { advisories: { 1: advisory }, metadata: { vulnerabilities: { ...counts, critical: 1 } } };
    expect(readReport(JSON.stringify(report))).toEqual({
      kind: 'answer',
      findings: ['critical express 5.3.0: Bad https://advisory.example/1'],
      severe: 1,
    });
  });

  test('none', () => {
    const report = { advisories: {}, metadata: { vulnerabilities: counts } };
    expect(readReport(`npm warn something\n${JSON.stringify(report)}`)).toEqual({
      kind: 'answer',
      findings: [],
      severe: 0,
    });
  });

  test.each([
    [
      'an endpoint that failed',
      '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE","message":"responded with 410"}}',
      'responded with 410',
    ],
    ['no JSON', 'npm error something\nconnect ECONNREFUSED', 'connect ECONNREFUSED'],
    ['nothing', '', 'it said nothing'],
    ['JSON without counts', '{}', '{}'],
  ])('%s is no answer', (_case, output, reason) => {
    expect(readReport(output)).toEqual({ kind: 'failure', reason });
  });
});

test('without a lock file, or with two, nothing can be said', async () => {
  expect((await audit(folder)).code).toBe(2);
  put('package-lock.json', {});
  put('pnpm-lock.yaml', {});
  expect((await audit(folder)).code).toBe(2);
});
