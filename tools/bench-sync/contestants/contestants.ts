import type { Contestant } from './contestant';
import { floor } from './floor/index';
import { ours } from './ours/index';
import { pouchdb } from './pouchdb/index';
import { rxdb } from './rxdb/index';
import { watermelon } from './watermelon/index';
import { zero } from './zero/index';

const all: Readonly<Record<string, Contestant>> = { ours, floor, watermelon, rxdb, pouchdb, zero };

/** Who cannot run here, and why. */
export const notHere: Readonly<Record<string, string>> =
  process.platform === 'linux' && process.arch === 'x64'
    ? {}
    : { zero: 'It needs Node 22; the package that brings it is for Linux on x64.' };

/** Everybody who can run, by the name that the command line knows them by. */
export const contestants: Readonly<Record<string, Contestant>> = Object.fromEntries(
  Object.entries(all).filter(([name]) => !(name in notHere)),
);

/** How they are called where somebody reads of them. */
export const titleOf = (name: string): string => contestants[name]?.name ?? name;
