import { canDump } from '../stage/backups';
import { phoneCloned, phoneCopied, phonePutBack } from './copied';
import { apiKilled, clockJumps, phoneKilled, postgresKilled } from './killed';
import type { Mishap } from './mishap';
import { databaseCopied, databaseDumped, databasePutBack } from './server-put-back';

/** All that goes wrong beside the line; who finds something else adds it. */
export const mishaps: readonly Mishap[] = [
  apiKilled,
  postgresKilled,
  phoneKilled,
  clockJumps,
  phoneCopied,
  phonePutBack,
  phoneCloned,
  databaseCopied,
  ...(canDump ? [databaseDumped] : []),
  databasePutBack,
];
