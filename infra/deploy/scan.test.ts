import { ECRClient } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { severeFindings, type Accepted, type ScanOptions } from './scan';
import { startFakeAws, type FakeAws } from './test/fake-aws';

let aws: FakeAws;
let ecr: ECRClient;
beforeEach(async () => {
  aws = await startFakeAws();
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  ecr = new ECRClient({ endpoint: aws.endpoint, region: 'ca-central-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  ecr.destroy();
  await aws.stop();
});

const options = (accepted: Accepted[] = []): ScanOptions => ({
  repository: 'berthcare-staging-backend',
  digest: `sha256:${'a'.repeat(64)}`,
  accepted,
  today: '2026-11-24',
  patience: { everyMs: 0, looks: 3 },
  sleep: async () => undefined,
});

const finding = (name: string, severity: string) => ({ name, severity, uri: `https://cve.example/${name}` });
const complete = (findings: object[], nextToken?: string) => ({
  imageScanStatus: { status: 'COMPLETE' },
  imageScanFindings: { findings },
  nextToken,
});

test('waits for the scan, and tells of severe findings alone, on every page', async () => {
  aws.fate.scans = [
    { imageScanStatus: { status: 'IN_PROGRESS' } },
    complete([finding('CVE-1', 'HIGH'), finding('CVE-2', 'MEDIUM')], 'more'),
    complete([finding('CVE-3', 'CRITICAL')]),
  ];
  expect(await severeFindings(ecr, options())).toEqual([
    'HIGH CVE-1 https://cve.example/CVE-1',
    'CRITICAL CVE-3 https://cve.example/CVE-3',
  ]);
});

test('what somebody has accepted is quiet until its day', async () => {
  aws.fate.scans = [complete([finding('CVE-1', 'HIGH')])];
  const accepted = (until: string) => [{ name: 'CVE-1', reason: 'never called', until }];
  expect(await severeFindings(ecr, options(accepted('2026-11-24')))).toEqual([]);
  expect(await severeFindings(ecr, options(accepted('2026-11-23')))).toHaveLength(1);
});

test.each([
  ['a scan that never begins', [], 'has not scanned the image in time'],
  [
    'a scan that failed',
    [{ imageScanStatus: { status: 'FAILED', description: 'no' } }],
    'ended as FAILED: no',
  ],
  ['an image nobody can scan', [{ imageScanStatus: { status: 'UNSUPPORTED_IMAGE' } }], 'UNSUPPORTED_IMAGE'],
])('%s is no clean scan', async (_case, scans, message) => {
  aws.fate.scans = scans;
  await expect(severeFindings(ecr, options())).rejects.toThrow(message);
});
