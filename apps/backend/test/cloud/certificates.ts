import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCA, createCert } from 'mkcert';

/** An authority that nobody else trusts, and a server's certificate from it. PEM, and the same as files. */
export interface Certificates {
  ca: string;
  key: string;
  cert: string;
  files: { ca: string; key: string; cert: string };
  remove: () => void;
}

/** @param host the only name the certificate is for */
export async function certificatesFor(host: string): Promise<Certificates> {
  const about = {
    organization: 'Test',
    countryCode: 'CA',
    state: 'Ontario',
    locality: 'Ottawa',
    validity: 7,
  };
  const ca = await createCA(about);
  const { key, cert } = await createCert({ ca, domains: [host], validity: 7 });
  const folder = mkdtempSync(join(tmpdir(), 'berthcare-tls-'));
  const written = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  return {
    ...{ ca: ca.cert, key, cert },
    files: { ca: written('ca.pem', ca.cert), key: written('key.pem', key), cert: written('cert.pem', cert) },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
