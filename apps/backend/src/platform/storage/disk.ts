import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { addressSigner, type Allowed } from './disk-address';
import { diskFiles, type DiskFiles } from './disk-files';
import { checkedKey, type NewObject, type ObjectStorage } from './storage';

export interface DiskOptions {
  folder: string;
  /** Signs the addresses; one for all processes that share the folder. */
  secret: Buffer;
  /** Where `listener` is reached, without a slash at the end; a path alone for one that is on this server. */
  address: string;
  /** Epoch milliseconds. */
  clock?: () => number;
}

/** A folder for one machine, and what answers at the addresses it gives out. */
export interface DiskStorage extends ObjectStorage {
  listener: RequestListener;
}

export function diskStorage({ folder, secret, address, clock = Date.now }: DiskOptions): DiskStorage {
  const files = diskFiles(folder);
  const signer = addressSigner(secret);
  const expiry = (seconds: number) => clock() + seconds * 1000;

  return {
    origin: address.startsWith('/') ? undefined : new URL(address).origin,
    upload: async (object, seconds) => {
      const { key, type, length, sha256 } = object;
      checkedKey(key);
      const path = signer.write({ method: 'PUT', key, expires: expiry(seconds), object });
      const headers = {
        'content-type': type,
        'content-length': String(length),
        'x-amz-checksum-sha256': sha256,
      };
      return { url: address + path, headers };
    },
    download: async (key, seconds) =>
      address + signer.write({ method: 'GET', key: checkedKey(key), expires: expiry(seconds) }),
    describe: files.describe,
    remove: files.remove,
    write: async ({ key, type }, bytes) =>
      files.write(key, { type, length: bytes.length, sha256: sha256(bytes) }, bytes),
    read: files.read,
    list: files.list,
    listener: (request, response) => {
      const allowed = signer.read(request.url ?? '');
      const open = allowed !== undefined && allowed.method === request.method && allowed.expires > clock();
      const answering = open ? answer(files, allowed, request, response) : refuse(request, response, 403);
      answering.catch(() => response.destroy());
    },
  };
}

async function answer(
  files: DiskFiles,
  allowed: Allowed,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (allowed.method === 'GET') return send(files, allowed.key, response);
  const { object } = allowed;
  if (!announces(request, object)) return refuse(request, response, 403);
  const bytes = await bodyOf(request, object.length);
  const { key, ...about } = object;
  if (bytes === undefined || sha256(bytes) !== about.sha256) return refuse(request, response, 400);
  await files.write(key, about, bytes);
  response.writeHead(200).end();
}

async function send(files: DiskFiles, key: string, response: ServerResponse): Promise<void> {
  const [about, bytes] = await Promise.all([files.describe(key), files.read(key)]);
  if (about === undefined || bytes === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': about.type, 'content-length': about.length }).end(bytes);
}

/** Whether the headers say what was signed. */
const announces = ({ headers }: IncomingMessage, { type, length, sha256: checksum }: NewObject): boolean =>
  headers['content-type'] === type &&
  headers['content-length'] === String(length) &&
  headers['x-amz-checksum-sha256'] === checksum;

/** The body; undefined when it has another length. */
async function bodyOf(request: IncomingMessage, length: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return bytes.length === length ? bytes : undefined;
}

/** What is still coming is not read: the connection ends with the answer. */
async function refuse(request: IncomingMessage, response: ServerResponse, status: number): Promise<void> {
  response.writeHead(status, { connection: 'close' }).end();
  request.resume();
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
