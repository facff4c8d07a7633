import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

export interface WireAnswer {
  /** Bytes of the body as it travelled. */
  bytes: number;
  body: Buffer;
  /** From the request to the last byte, before anything is unpacked. */
  ms: number;
}

const agent = new Agent({ keepAlive: true });

const unpack: Record<Encoding, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: (body) => gunzipSync(body),
  br: (body) => brotliDecompressSync(body),
};

interface Asking {
  encoding?: Encoding;
  token?: string;
  json?: unknown;
}

/** One request over a connection that is kept, as a phone's is. @throws unless the answer is 200 */
export function ask(url: string, { encoding = 'identity', token, json }: Asking = {}): Promise<WireAnswer> {
  const text = json === undefined ? undefined : JSON.stringify(json);
  const headers = {
    'accept-encoding': encoding,
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const since = performance.now();
    const sent = request(url, { agent, headers, method: text === undefined ? 'GET' : 'POST' }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - since;
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}.`));
        const packed = Buffer.concat(parts);
        const way = (response.headers['content-encoding'] ?? 'identity') as Encoding;
        resolve({ bytes: packed.length, body: unpack[way](packed), ms });
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
