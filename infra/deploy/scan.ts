import { DescribeImageScanFindingsCommand, type ECRClient, type ImageScanFinding } from '@aws-sdk/client-ecr';
import { poll, type Patience, type Sleep } from './poll';
import { Stopped } from './stopped';

/** What must not go into service. */
const SEVERE = new Set(['CRITICAL', 'HIGH']);

/** A finding somebody has looked at. */
export interface Accepted {
  /** Such as CVE-2026-12345. */
  name: string;
  /** Why it does no harm here. */
  reason: string;
  /** Until when that holds, YYYY-MM-DD. */
  until: string;
}

export interface ScanOptions {
  repository: string;
  /** `sha256:...` */
  digest: string;
  accepted: Accepted[];
  /** YYYY-MM-DD */
  today: string;
  patience: Patience;
  sleep: Sleep;
}

/**
 * Waits for the registry's scan of an image.
 * @returns one line for each severe finding that nobody has accepted
 * @throws Stopped when the scan failed, or took too long
 */
export async function severeFindings(ecr: ECRClient, options: ScanOptions): Promise<string[]> {
  const { accepted, today } = options;
  const quiet = new Set(accepted.filter(({ until }) => until >= today).map(({ name }) => name));
  return (await findingsOf(ecr, options))
    .filter(({ name, severity }) => SEVERE.has(severity ?? '') && !quiet.has(name ?? ''))
    .map(({ name, severity, uri }) => `${severity} ${name} ${uri ?? ''}`.trimEnd());
}

async function findingsOf(ecr: ECRClient, options: ScanOptions): Promise<ImageScanFinding[]> {
  const first = await poll(() => page(ecr, options), options.patience, options.sleep);
  if (first === undefined) throw new Stopped('the registry has not scanned the image in time');
  const findings = [...first.findings];
  for (let token = first.nextToken; token !== undefined;) {
    const next = await page(ecr, options, token);
    findings.push(...(next?.findings ?? []));
    token = next?.nextToken;
  }
  return findings;
}

/** A page of a finished scan; undefined while it runs, or has not begun. */
async function page(ecr: ECRClient, { repository, digest }: ScanOptions, nextToken?: string) {
  const command = new DescribeImageScanFindingsCommand({
    repositoryName: repository,
    imageId: { imageDigest: digest },
    ...(nextToken && { nextToken }),
  });
  const answer = await ecr.send(command).catch((error: unknown) => {
    if ((error as Error).name === 'ScanNotFoundException') return undefined;
    throw error;
  });
  const status = answer?.imageScanStatus?.status;
  if (status === 'COMPLETE') {
    return { findings: answer?.imageScanFindings?.findings ?? [], nextToken: answer?.nextToken };
  }
  if (status !== undefined && status !== 'IN_PROGRESS' && status !== 'PENDING') {
    throw new Stopped(
      `the scan ended as ${status}: ${answer?.imageScanStatus?.description ?? 'no reason given'}`,
    );
  }
  return undefined;
}
