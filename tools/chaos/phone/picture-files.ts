import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PhotoFiles } from '../../../libs/sync-client/src/photos/ports';

const UNFINISHED = '.unfinished';

/** Pictures as files of a folder: whole and on the disk, or not there. The app seals them; here nobody looks into them. */
export function pictureFiles(folder: string): PhotoFiles {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  return {
    write: async (name, bytes) => {
      const file = openSync(at(name) + UNFINISHED, 'w');
      writeSync(file, bytes);
      fsyncSync(file);
      closeSync(file);
      renameSync(at(name) + UNFINISHED, at(name));
    },
    read: async (name) => (existsSync(at(name)) ? readFileSync(at(name)) : null),
    remove: async (name) => rmSync(at(name), { force: true }),
    names: async () => picturesIn(folder),
  };
}

export const picturesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => !name.endsWith(UNFINISHED));
