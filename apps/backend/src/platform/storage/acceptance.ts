import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { KeyError, type ListedObject, type NewObject, type ObjectStorage, type Upload } from './storage';

const HOUR_MS = 60 * 60 * 1000;
const MINUTE_S = 60;

const bytes = new TextEncoder().encode('a photo of a wound that heals');
const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('base64');

const aPhoto = (): NewObject => ({
  key: `photos/${randomUUID()}`,
  type: 'image/jpeg',
  length: bytes.length,
  sha256: sha256(bytes),
});

const send = async ({ url, headers }: Upload, body: Uint8Array<ArrayBuffer> = bytes, method = 'PUT') => {
  const { 'content-length': _, ...others } = headers;
  const response = await fetch(url, { method, headers: others, body });
  await response.arrayBuffer();
  return response.status;
};
const statusOf = async (url: string) => {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
};

async function all(pages: AsyncIterable<ListedObject[]>): Promise<ListedObject[]> {
  const listed: ListedObject[] = [];
  for await (const page of pages) listed.push(...page);
  return listed;
}

/**
 * What every store of objects does.
 * @param open a store whose clock is so many milliseconds behind; all are of the same objects
 * @param rights false for a server that knows signatures, but no rights: who signs nothing may do everything
 */
export function objectStorageSuite(
  name: string,
  open: (behindMs: number) => ObjectStorage,
  { rights = true } = {},
): void {
  const storage = () => open(0);

  async function stored(): Promise<NewObject> {
    const object = aPhoto();
    expect(await send(await storage().upload(object, MINUTE_S))).toBe(200);
    return object;
  }

  describe(name, () => {
    test('what is uploaded is there, and comes back byte for byte', async () => {
      const { key, ...about } = await stored();
      expect(await storage().describe(key)).toEqual(about);
      const response = await fetch(await storage().download(key, MINUTE_S));
      expect(response.headers.get('content-type')).toBe(about.type);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    });

    test('an object that is there is replaced', async () => {
      const { key } = await stored();
      const other = new TextEncoder().encode('another');
      const object = { key, type: 'text/plain', length: other.length, sha256: sha256(other) };
      expect(await send(await storage().upload(object, MINUTE_S), other)).toBe(200);
      expect(await storage().describe(key)).toMatchObject({ type: 'text/plain', length: other.length });
    });

    describe('an upload is of the very object it was signed for', () => {
      const swapped = bytes.slice().reverse();
      test.each<[string, (upload: Upload) => Promise<number>]>([
        ['other bytes of the same length', (upload) => send(upload, swapped)],
        ['fewer bytes', (upload) => send(upload, bytes.slice(1))],
        ['more bytes', (upload) => send(upload, new Uint8Array([...bytes, 0]))],
        [
          'other bytes under their own checksum',
          (upload) =>
            send(
              { ...upload, headers: { ...upload.headers, 'x-amz-checksum-sha256': sha256(swapped) } },
              swapped,
            ),
        ],
        [
          'another type',
          (upload) => send({ ...upload, headers: { ...upload.headers, 'content-type': 'text/html' } }),
        ],
        [
          'no checksum',
          ({ url, headers: { 'x-amz-checksum-sha256': _, ...headers } }) => send({ url, headers }),
        ],
      ])('%s', async (_name, attempt) => {
        const object = aPhoto();
        const status = await attempt(await storage().upload(object, MINUTE_S));
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(await storage().describe(object.key)).toBeUndefined();
      });
    });

    describe('an address opens what it was made for, and for so long', () => {
      test('with another key it is refused', async () => {
        const mine = await stored();
        const other = await stored();
        const download = await storage().download(mine.key, MINUTE_S);
        expect(await statusOf(download.replaceAll(mine.key, other.key))).toBe(403);
        const upload = await storage().upload(mine, MINUTE_S);
        const missing = aPhoto().key;
        expect(await send({ ...upload, url: upload.url.replaceAll(mine.key, missing) })).toBe(403);
        expect(await storage().describe(missing)).toBeUndefined();
      });

      test('with another signature it is refused', async () => {
        const { key } = await stored();
        const url = new URL(await storage().download(key, MINUTE_S));
        const name = [...url.searchParams.keys()].find((each) => /signature$/i.test(each))!;
        const signature = url.searchParams.get(name)!;
        const flipped = signature.startsWith('a') ? 'b' : 'a';
        url.searchParams.set(name, flipped + signature.slice(1));
        expect(await statusOf(url.href)).toBe(403);
      });

      test.runIf(rights)('without any signature it is refused', async () => {
        const { key } = await stored();
        const url = new URL(await storage().download(key, MINUTE_S));
        url.search = '';
        expect(await statusOf(url.href)).toBe(403);
      });

      test.skipIf(rights)(
        'without any signature: this server has no rights, so it was not tried',
        () => undefined,
      );

      test('one to read is not one to write, nor the other way round', async () => {
        const object = await stored();
        const upload = await storage().upload(object, MINUTE_S);
        const url = await storage().download(object.key, MINUTE_S);
        expect(await send({ ...upload, url })).toBe(403);
        expect(await statusOf(upload.url)).toBe(403);
      });

      test('when its time is over it is refused', async () => {
        const object = await stored();
        const anHourAgo = open(HOUR_MS);
        expect(await statusOf(await anHourAgo.download(object.key, MINUTE_S))).toBe(403);
        const late = aPhoto();
        expect(await send(await anHourAgo.upload(late, MINUTE_S))).toBe(403);
        expect(await storage().describe(late.key)).toBeUndefined();
        // The same with time enough.
        expect(await statusOf(await anHourAgo.download(object.key, 2 * 60 * MINUTE_S))).toBe(200);
      });
    });

    test('what is not there is not there', async () => {
      const { key } = aPhoto();
      expect(await storage().describe(key)).toBeUndefined();
      expect(await statusOf(await storage().download(key, MINUTE_S))).toBe(404);
    });

    test('what is removed is gone, and may be removed again', async () => {
      const { key } = await stored();
      const url = await storage().download(key, MINUTE_S);
      await storage().remove(key);
      expect(await storage().describe(key)).toBeUndefined();
      expect(await statusOf(url)).toBe(404);
      await expect(storage().remove(key)).resolves.toBeUndefined();
    });

    test('what the server writes itself is described, listed and read like what was uploaded', async () => {
      const key = `journal/${randomUUID()}`;
      await storage().write({ key, type: 'application/json' }, bytes);
      const about = { type: 'application/json', length: bytes.length, sha256: sha256(bytes) };
      expect(await storage().describe(key)).toEqual(about);
      for (const kept of [key, (await stored()).key])
        expect(new Uint8Array((await storage().read(kept))!)).toEqual(bytes);
      expect(await storage().read(aPhoto().key)).toBeUndefined();
    });

    test('a folder lists what is stored in it, page by page, and nothing else', async () => {
      const folder = `list/${randomUUID()}`;
      const keys = ['b/c', 'a', 'b/a'].map((name) => `${folder}/${name}`);
      for (const key of [...keys, `${folder}x/d`]) await storage().write({ key, type: 'text/plain' }, bytes);
      await storage().remove(`${folder}/a`);
      const listed = await all(storage().list(folder));
      expect(listed.map(({ key }) => key)).toEqual([`${folder}/b/a`, `${folder}/b/c`]);
      for (const { storedAt } of listed) expect(Math.abs(storedAt - Date.now())).toBeLessThan(HOUR_MS);
      expect(await all(storage().list(`none/${randomUUID()}`))).toEqual([]);
    });

    test('its addresses are where it says they are', async () => {
      const { origin } = storage();
      const { key } = aPhoto();
      expect(new URL(await storage().download(key, MINUTE_S)).origin).toBe(origin);
    });

    test.each(['', '/', '../outside', 'a//b', 'a/../b', 'A', 'a.json', 'a b', 'é', 'x'.repeat(201)])(
      '%j is no key',
      async (key) => {
        await expect(storage().describe(key)).rejects.toBeInstanceOf(KeyError);
        await expect(storage().remove(key)).rejects.toBeInstanceOf(KeyError);
        await expect(storage().read(key)).rejects.toBeInstanceOf(KeyError);
        await expect(storage().write({ key, type: 'text/plain' }, bytes)).rejects.toBeInstanceOf(KeyError);
        await expect(all(storage().list(key))).rejects.toBeInstanceOf(KeyError);
        await expect(storage().download(key, MINUTE_S)).rejects.toBeInstanceOf(KeyError);
        await expect(storage().upload({ ...aPhoto(), key }, MINUTE_S)).rejects.toBeInstanceOf(KeyError);
      },
    );
  });
}
