import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { newId } from '../id';
import { checkedKey, type ListedObject, type StoredObject } from './storage';

/** Objects as files of a folder: the bytes, and beside them what they are. */
export interface DiskFiles {
  write: (key: string, about: StoredObject, bytes: Uint8Array) => Promise<void>;
  describe: (key: string) => Promise<StoredObject | undefined>;
  read: (key: string) => Promise<Uint8Array | undefined>;
  remove: (key: string) => Promise<void>;
  list: (folder: string) => AsyncIterable<ListedObject[]>;
}

const ABOUT = '.json';

const unlessMissing = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

export function diskFiles(folder: string): DiskFiles {
  // A key has no dot: no object can be the description of another, or lie in its way.
  const bytesOf = (key: string) => join(folder, `${checkedKey(key)}.bytes`);
  const aboutOf = (key: string) => join(folder, checkedKey(key) + ABOUT);

  const whole = async (path: string, content: string | Uint8Array) => {
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
    read: async (key) => unlessMissing(readFile(bytesOf(key))),
    remove: async (key) => {
      await rm(aboutOf(key), { force: true });
      await rm(bytesOf(key), { force: true });
    },
    list: async function* (below) {
      const names =
        (await unlessMissing(readdir(join(folder, checkedKey(below)), { recursive: true }))) ?? [];
      const keys = names.filter((name) => name.endsWith(ABOUT)).map((name) => name.slice(0, -ABOUT.length));
      const listed = keys.sort().map(async (name) => {
        const key = `${below}/${name.replaceAll(sep, '/')}`;
        const about = await unlessMissing(stat(aboutOf(key)));
        return about === undefined ? [] : [{ key, storedAt: about.mtimeMs }];
      });
      yield (await Promise.all(listed)).flat();
    },
  };
}
