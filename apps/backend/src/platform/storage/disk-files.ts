import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../id';
import { checkedKey, type StoredObject } from './storage';

/** Objects as files of a folder: the bytes, and beside them what they are. */
export interface DiskFiles {
  write: (key: string, about: StoredObject, bytes: Buffer) => Promise<void>;
  describe: (key: string) => Promise<StoredObject | undefined>;
  read: (key: string) => Promise<Buffer | undefined>;
  remove: (key: string) => Promise<void>;
}

const unlessMissing = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

export function diskFiles(folder: string): DiskFiles {
  // A key has no dot: no object can be the description of another, or lie in its way.
  const bytesOf = (key: string) => join(folder, `${checkedKey(key)}.bytes`);
  const aboutOf = (key: string) => join(folder, `${checkedKey(key)}.json`);

  const whole = async (path: string, content: string | Buffer) => {
    const unfinished = `${path}.${newId(Date.now())}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, path);
  };

  return {
    write: async (key, about, bytes) => {
      await whole(bytesOf(key), bytes);
      await whole(aboutOf(key), JSON.stringify(about));
    },
    describe: async (key) => {
      const text = await unlessMissing(readFile(aboutOf(key), 'utf8'));
      return text === undefined ? undefined : (JSON.parse(text) as StoredObject);
    },
    read: (key) => unlessMissing(readFile(bytesOf(key))),
    remove: async (key) => {
      await rm(aboutOf(key), { force: true });
      await rm(bytesOf(key), { force: true });
    },
  };
}
