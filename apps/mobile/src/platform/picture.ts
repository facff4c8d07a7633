import { limits } from '@berthcare/shared/sync/limits';

/** A picture as it is sent. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, 64 hex digits. */
  sha256: string;
  type: 'image/jpeg';
  /** Pixels. */
  width: number;
  height: number;
}

export type PictureSource = 'camera' | 'files';

/** unreadable: no picture that this browser can draw. tooLarge: drawing it could end the app. */
export class PictureError extends Error {
  override name = 'PictureError';

  constructor(readonly why: 'unreadable' | 'tooLarge') {
    super(`The picture is ${why}.`);
  }
}

/**
 * Asks the person for a picture: from the camera where there is one, or from their files. Must begin with their touch.
 * Resolves to null when they think better of it; where a browser does not say so, never.
 */
export function choosePicture(from: PictureSource): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  if (from === 'camera') input.setAttribute('capture', 'environment');
  input.hidden = true;
  // Safari forgets an input that is not in the page while its camera is open.
  document.body.append(input);
  const chosen = new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
  });
  input.click();
  return chosen.finally(() => input.remove());
}

/** Bytes of a chosen file: about three times the largest that a phone's camera makes. */
const mostBytes = 64 * 1024 * 1024;

/** Of a photo the first is small enough; mere noise, in a browser that keeps all its colours, may need the next. */
const qualities = [0.85, 0.6, 0.35];

/**
 * The file drawn anew: small enough, upright, and without what the camera wrote into it, such as the place. Throws
 * PictureError.
 */
export async function pictureOf(file: Blob): Promise<Picture> {
  if (file.size > mostBytes) throw new PictureError('tooLarge');
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!source) throw new PictureError('unreadable');
  const canvas = drawn(source);
  source.close();
  for (const quality of qualities) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!blob || blob.size > limits.photoBytes) continue;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const { width, height } = canvas;
    return { bytes, sha256: await sha256Of(bytes), type: 'image/jpeg', width, height };
  }
  throw new PictureError('tooLarge');
}

function drawn(source: ImageBitmap): HTMLCanvasElement {
  const scale = Math.min(1, limits.photoEdge / Math.max(source.width, source.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(source.width * scale));
  canvas.height = Math.max(1, Math.round(source.height * scale));
  const context = canvas.getContext('2d')!;
  // JPEG knows nothing that is transparent: what is would come out black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
