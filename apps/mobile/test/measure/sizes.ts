import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesIn } from '../../scripts/files.mjs';

export interface CodeSize {
  file: string;
  bytes: number;
  /** With gzip at its best. */
  compressed: number;
}

/** All code of a web build. */
export function codeSizes(dist: string): CodeSize[] {
  return filesIn(dist)
    .filter((file) => /\.(js|wasm)$/.test(file))
    .map((file) => {
      const content = readFileSync(join(dist, file));
      return { file, bytes: content.length, compressed: gzipSync(content, { level: 9 }).length };
    });
}
