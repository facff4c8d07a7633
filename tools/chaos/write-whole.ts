import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Writes a file of JSON that is there whole or as it was before, whoever dies meanwhile. */
export function writeWhole(path: string, value: unknown): void {
  const file = openSync(`${path}.new`, 'w');
  writeSync(file, JSON.stringify(value));
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}
