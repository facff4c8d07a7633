import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderBeside } from '../beside';

export interface MigrationFile {
  number: number;
  name: string;
  sql: string;
  /** SHA-256 of the file, in hex. */
  checksum: string;
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

const migrationsFolder = () => folderBeside(import.meta.url, ['./migrations', '../../../migrations']);

/** The migrations this program knows, in the order of their numbers. Throws on a stray or doubled file. */
export async function readMigrations(folder = migrationsFolder()): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(names.map((name) => readOne(folder, name)));
  const doubled = files.find((file, i) => i > 0 && files[i - 1]?.number === file.number);
  if (doubled !== undefined) throw new Error(`Two migrations have the number of ${doubled.name}.`);
  return files;
}

async function readOne(folder: string, name: string): Promise<MigrationFile> {
  const number = FILE_NAME.exec(name)?.[1];
  if (number === undefined) throw new Error(`${name} is not a migration's name (0001_what_it_does.sql).`);
  const sql = await readFile(join(folder, name), 'utf8');
  return { number: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
