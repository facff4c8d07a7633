import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sendPicture, showPicture } from '@berthcare/shared/contracts/photos';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { Asker } from './client';

/** Some bytes, and what the command that attaches them says of them. */
export interface TestPicture {
  bytes: Uint8Array<ArrayBuffer>;
  payload: PayloadOf<'photo.attach'>;
}

/** No two are alike. */
export function testPicture(visitId: string): TestPicture {
  const bytes = new Uint8Array(randomBytes(2_000));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = { type: 'image/jpeg' as const, width: 40, height: 30, takenAt: Date.now() };
  return { bytes, payload: { photoId: randomUUID(), visitId, sha256, bytes: bytes.length, ...about } };
}

const pathOf = (photoId: string) => `/v1/photos/${photoId}/picture`;

/** How it stands, as its author's phone is told. */
export const askHow = async (phone: Asker, photoId: string): Promise<ResponseOf<typeof sendPicture>> =>
  (await phone(pathOf(photoId), { method: 'POST' })).read(sendPicture);

/** Sends the bytes to where they belong; the status of the answer. */
export async function put(
  url: string,
  to: ResponseOf<typeof sendPicture>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number> {
  if (to.kind !== 'send') throw new Error('The picture has arrived already.');
  const { 'content-length': _, ...headers } = to.headers;
  return (await fetch(new URL(to.url, url), { method: 'PUT', headers, body: bytes })).status;
}

/** What somebody sees of a photo: its bytes; `awaited`; or the code with which they are refused. */
export async function look(
  url: string,
  asker: Asker,
  photoId: string,
): Promise<Uint8Array | string | undefined> {
  const answer = await asker(pathOf(photoId));
  if (answer.status !== 200) return answer.code;
  const shown = answer.read(showPicture);
  if (shown.kind === 'awaited') return shown.kind;
  const response = await fetch(new URL(shown.url, url));
  return new Uint8Array(await response.arrayBuffer());
}
