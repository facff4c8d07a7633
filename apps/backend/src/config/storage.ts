import { resolve } from 'node:path';
import { z } from 'zod';
import { group, whereSet } from './group';
import { region } from './stored';
import { address } from './variables';

export interface BucketConfig {
  bucket: string;
  region: string;
  /** Of another server than AWS's. */
  endpoint: string | undefined;
}

export interface FolderConfig {
  /** Absolute path; made when something is first kept in it. */
  folder: string;
}

const bucket = group(
  {
    STORAGE_BUCKET: z.string(),
    AWS_REGION: region,
    STORAGE_ENDPOINT: address('https', 'http').optional(),
  },
  (env): BucketConfig => ({
    bucket: env.STORAGE_BUCKET,
    region: env.AWS_REGION,
    endpoint: env.STORAGE_ENDPOINT,
  }),
);

const folder = group({ STORAGE_FOLDER: z.string() }, (env): FolderConfig => ({
  folder: resolve(env.STORAGE_FOLDER),
}));

/** Where photos are kept: a bucket, or a folder of this machine where none is named. */
export const storage = whereSet('STORAGE_BUCKET', bucket, folder);

export type StorageConfig = BucketConfig | FolderConfig;
