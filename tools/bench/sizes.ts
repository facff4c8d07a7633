import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './report';
import { ask, type Encoding } from './wire';

interface Group {
  name: string;
  app: 'app' | 'console';
  files: RegExp;
}

const groups: readonly Group[] = [
  { name: 'phone: the app', app: 'app', files: /^_expo\/.*\.js$/ },
  { name: 'phone: first script', app: 'app', files: /^boot\.js$/ },
  { name: 'phone: database worker (with SQLite’s JavaScript)', app: 'app', files: /^sqlite\/.*\.m?js$/ },
  { name: 'phone: service worker', app: 'app', files: /^service-worker\.js$/ },
  { name: 'phone: SQLite (wasm)', app: 'app', files: /\.wasm$/ },
  { name: 'phone: page', app: 'app', files: /^index\.html$/ },
  { name: 'phone: font', app: 'app', files: /\.woff2$/ },
  { name: 'console: the app', app: 'console', files: /\.js$/ },
  { name: 'console: styles', app: 'console', files: /\.css$/ },
  { name: 'console: font', app: 'console', files: /\.woff2$/ },
];

const encodings: readonly Encoding[] = ['identity', 'gzip', 'br'];
const KIB = 1024;

/** What the server sends for each group of files, in KiB: as it is, with gzip, with Brotli. */
export async function reportSizes(url: string, webRoot: string, report: Report): Promise<void> {
  report.title('3. Sizes as the server sends them, KiB');
  report.row('', 'files', 'raw', 'gzip', 'brotli');
  const scripts = { app: [0, 0, 0], console: [0, 0, 0] };
  for (const { name, app, files } of groups) {
    const found = filesIn(join(webRoot, app)).filter((file) => files.test(file));
    const sizes = await Promise.all(encodings.map((encoding) => sum(url, app, found, encoding)));
    report.row(name, found.length, ...sizes.map((bytes) => bytes / KIB));
    if (/js/.test(files.source)) sizes.forEach((bytes, at) => (scripts[app][at]! += bytes));
  }
  report.row('phone: all JavaScript', '', ...scripts.app.map((bytes) => bytes / KIB));
  report.row('console: all JavaScript', '', ...scripts.console.map((bytes) => bytes / KIB));
}

async function sum(url: string, app: string, files: readonly string[], encoding: Encoding): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await ask(`${url}/${app}/${file}`, { encoding })).bytes;
  return bytes;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
