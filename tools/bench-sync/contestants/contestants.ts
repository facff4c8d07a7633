import type { Contestant } from './contestant';
import { floor } from './floor/index';
import { ours } from './ours/index';
import { pouchdb } from './pouchdb/index';
import { rxdb } from './rxdb/index';
import { watermelon } from './watermelon/index';

/** Everybody who can run, by the name that the command line knows them by. */
export const contestants: Readonly<Record<string, Contestant>> = { ours, floor, watermelon, rxdb, pouchdb };

/** Who cannot run here, and why. */
export const notHere: Readonly<Record<string, string>> = {};
