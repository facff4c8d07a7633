import type { NewObject, ObjectStore } from '../../platform/storage/storage';

/** What the record says of a picture. */
export interface Picture {
  streamId: string;
  /** In hex. */
  sha256: string;
  bytes: number;
  type: string;
}

/** All pictures lie below it. */
export const FOLDER = 'photos';

/**
 * A picture lies under its record and its hash. So the same picture is the same object, however often it is sent, and
 * nothing else can come into its place.
 */
export const objectOf = ({ streamId, sha256, bytes, type }: Picture): NewObject => ({
  key: `${FOLDER}/${streamId}/${sha256}`,
  ...{ type, length: bytes, sha256: Buffer.from(sha256, 'hex').toString('base64') },
});

/** The record and the hash that an object's key names. */
export function nameIn(key: string): Pick<Picture, 'streamId' | 'sha256'> {
  const [, streamId = '', sha256 = ''] = key.split('/');
  return { streamId, sha256 };
}

/** Whether the store has the picture, to the byte. */
export async function isThere(storage: ObjectStore, picture: Picture): Promise<boolean> {
  const { key, ...announced } = objectOf(picture);
  const found = await storage.describe(key);
  return (
    found?.length === announced.length && found.sha256 === announced.sha256 && found.type === announced.type
  );
}
