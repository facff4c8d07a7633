import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { listDevices, reportDevice } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { ErrorCode } from '@berthcare/shared/contracts/error-codes';
import { errorCodes } from '@berthcare/shared/contracts/error-codes';
import { at, caregivers, fixtureDay, fixtureId, now, teams, timeZone, today, visits } from './fixture-day';
import { fixtureVisit } from './fixture-visit';
import { fixtureCounts, fixtureWaiting } from './fixture-waiting';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface FixtureServer {
  url: string;
  /** Answers of some paths, in place of the fixtures; a code answers as an error. */
  answers: Map<string, unknown>;
  devices: FixtureDevice[];
  /** What was posted, by path. */
  posted: { path: string; body: unknown }[];
  hint(): void;
  signOut(): void;
  close(): Promise<void>;
}

const person = { id: fixtureId(5, 1), name: 'Danielle Fortier', role: 'coordinator', locale: 'en' };
const session = { person, agency: { id: fixtureId(9, 1), name: 'Rideau Home Care', timeZone }, teams };

type FixtureDevice = ResponseOf<typeof listDevices>['devices'][number];

const fixtureDevices = (): FixtureDevice[] =>
  caregivers.slice(0, 8).map(({ id, name, lastHeardAt }, index) => ({
    id: fixtureId(10, index),
    person: { id, name },
    name: index % 2 === 0 ? 'iPhone 15' : 'Pixel 8',
    platform: index % 2 === 0 ? ('ios' as const) : ('android' as const),
    activatedAt: at('9:00', '2026-10-05'),
    lastHeardAt,
    signedOutAt: index === 1 ? at('12:40') : null,
    revokedAt: null,
  }));

/** A drawing: no photo of anybody. */
const fixturePicture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#8aa"/><circle cx="2" cy="1.5" r=".7" fill="#c99"/></svg>')}`;

/** What a phone held that spoke an hour ago. */
const fixtureReport = (device: FixtureDevice): ResponseOf<typeof reportDevice> => ({
  device,
  unsent: 3,
  pictures: 2,
  held: {
    ...{ at: at('12:14'), from: '2026-10-24', to: '2026-11-30', others: 1 },
    clients: visits.slice(0, 9).map(({ clientId, clientName }) => ({ id: clientId, name: clientName })),
  },
});

/** The built console over fixed answers, on a free port of this machine: for what the screens look like. */
export async function startFixtureServer(dist: string): Promise<FixtureServer> {
  const answers = new Map<string, unknown>();
  const devices = fixtureDevices();
  const posted: FixtureServer['posted'] = [];
  const listeners = new Set<ServerResponse>();
  let signedIn = false;

  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.writeHead(500).end());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://fixture').pathname;
    if (!path.startsWith('/v1/')) return serveFile(dist, path, response);
    if (path === '/v1/hints' && signedIn) return openHints(response);
    const body = request.method === 'POST' ? await bodyOf(request) : undefined;
    if (request.method === 'POST') posted.push({ path, body });
    if (path === '/v1/office/sign-in' && !answers.has(path)) signedIn = true;
    const signedOut = !signedIn && path !== '/v1/office/sign-in';
    const answer = signedOut ? 'auth.required' : (answers.get(path) ?? fixture(path, devices));
    if (path === '/v1/office/sign-out') signedIn = false;
    send(response, answer);
  }

  function openHints(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': beat\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    devices,
    posted,
    hint: () => listeners.forEach((listener) => listener.write('data: {"streams":[]}\n\n')),
    signOut: () => (signedIn = false),
    close: () => {
      listeners.forEach((listener) => listener.end());
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers that depend on nothing. */
const fixed: Record<string, unknown> = {
  '/v1/office/me': session,
  '/v1/office/sign-in': session,
  '/v1/office/caregivers': { now, timeZone, teams, caregivers },
  '/v1/office/activation-codes': { code: '41720358', expiresAt: now + 15 * 60_000 },
  '/v1/office/waiting': fixtureWaiting,
  '/v1/office/waiting/counts': fixtureCounts,
  [`/v1/photos/${fixtureId(11, 1)}/picture`]: {
    kind: 'there',
    url: fixturePicture,
    expiresAt: now + 300_000,
  },
  [`/v1/photos/${fixtureId(11, 2)}/picture`]: { kind: 'awaited' },
};

function fixture(path: string, devices: FixtureDevice[]): unknown {
  const [, kind, id = ''] = /^\/v1\/office\/(days|visits)\/(.+)$/.exec(path) ?? [];
  if (kind === 'days') return fixtureDay(id === 'today' ? today : id);
  if (kind === 'visits') return fixtureVisit(id) ?? 'not_found';
  if (path === '/v1/office/devices') return { devices };
  const reported = devices.find((device) => path === `/v1/office/devices/${device.id}/report`);
  return reported ? fixtureReport(reported) : (fixed[path] ?? null);
}

function send(response: ServerResponse, answer: unknown): void {
  if (answer === null) {
    response.writeHead(204).end();
    return;
  }
  const refused = typeof answer === 'string' && Object.hasOwn(errorCodes, answer);
  const code = answer as ErrorCode;
  const body = refused ? { error: { code, message: errorCodes[code].message, requestId: 'r-1' } } : answer;
  response.writeHead(refused ? errorCodes[code].status : 200, {
    'content-type': 'application/json',
    ...(code === 'rate.limited' && { 'retry-after': '150' }),
  });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}

async function serveFile(dist: string, path: string, response: ServerResponse): Promise<void> {
  const inside = normalize(path.replace(/^\/console/, '')).replace(/^(\.\.\/)+/, '');
  const file = extname(inside) === '' ? 'index.html' : inside;
  const content = await readFile(join(dist, file));
  response
    .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    .end(content);
}
