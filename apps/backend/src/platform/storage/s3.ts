import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { checkedKey, type NewObject, type ObjectStorage, type Upload } from './storage';

export interface S3Options {
  bucket: string;
  region: string;
  /** For another server than AWS's; it is then asked by path, not by a host name for each bucket. */
  endpoint?: string | undefined;
  /** Epoch milliseconds. */
  clock?: () => number;
}

/** Headers that are part of what is signed: who sends others is refused. */
const FIXED = ['content-type', 'content-length', 'x-amz-checksum-sha256'];

/** A bucket; encryption is the bucket's own. The client finds its rights by itself. Throws its errors, and KeyError. */
export function s3Storage({ bucket, region, endpoint, clock = Date.now }: S3Options): ObjectStorage {
  const client = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // Otherwise the client adds a checksum of its own to what is signed.
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
  });
  const at = (key: string) => ({ Bucket: bucket, Key: checkedKey(key) });
  const signing = (seconds: number) => ({ expiresIn: seconds, signingDate: new Date(clock()) });

  return {
    origin:
      endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : new URL(endpoint).origin,
    upload: async (object, seconds) => {
      const { type, length, sha256 } = object;
      const put = new PutObjectCommand({
        ...at(object.key),
        ...{ ContentType: type, ContentLength: length, ChecksumSHA256: sha256 },
      });
      const url = await getSignedUrl(client, put, {
        ...signing(seconds),
        signableHeaders: new Set(FIXED),
        unhoistableHeaders: new Set(FIXED),
      });
      return { url, headers: headersOf(object) };
    },
    download: async (key, seconds) => getSignedUrl(client, new GetObjectCommand(at(key)), signing(seconds)),
    describe: async (key) => {
      try {
        const head = new HeadObjectCommand({ ...at(key), ChecksumMode: 'ENABLED' });
        const { ContentType: type, ContentLength: length, ChecksumSHA256: sha256 } = await client.send(head);
        return { type: type ?? '', length: length ?? 0, sha256: sha256 ?? '' };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    remove: async (key) => void (await client.send(new DeleteObjectCommand(at(key)))),
    write: async ({ key, type }, bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('base64');
      const put = { ...at(key), ContentType: type, ChecksumSHA256: sha256, Body: bytes };
      await client.send(new PutObjectCommand(put));
    },
    read: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(key)));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    list: async function* (folder) {
      const below = { Bucket: bucket, Prefix: `${checkedKey(folder)}/` };
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, below)) {
        yield Contents.map(({ Key = '', LastModified }) => ({
          key: Key,
          storedAt: LastModified?.getTime() ?? Date.now(),
        }));
      }
    },
  };
}

const headersOf = ({ type, length, sha256 }: NewObject): Upload['headers'] => ({
  'content-type': type,
  'content-length': String(length),
  'x-amz-checksum-sha256': sha256,
});
