import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { StorageConfig } from '../../config/storage';
import { diskStorage } from './disk';
import type { ObjectStorage, ObjectStore } from './storage';

/** Where this server answers at the addresses that a folder gives out. */
export const OBJECTS_PATH = '/objects';

export interface OpenedStorage {
  storage: ObjectStorage;
  /** Answers below `OBJECTS_PATH`; a bucket answers itself. */
  listener: RequestListener | undefined;
}

/**
 * Opens the store that the settings name. AWS's client is loaded for a bucket alone.
 * @param secret signs the addresses of a folder; one for all processes that share it
 */
export async function openStorage(config: StorageConfig, secret: Buffer): Promise<OpenedStorage> {
  if ('folder' in config) {
    const { listener, ...storage } = diskStorage({ ...config, secret, address: OBJECTS_PATH });
    return { storage, listener };
  }
  const { s3Storage } = await import('./s3');
  return { storage: s3Storage(config), listener: undefined };
}

/** The same, for those who give nobody an address. */
export async function openStore(config: StorageConfig): Promise<ObjectStore> {
  return (await openStorage(config, randomBytes(32))).storage;
}
