import type { Event } from './event';
import { appOutdated } from './app-outdated';
import { appRestarts } from './app-restarts';
import { appUpgrade } from './app-upgrade';
import { clockJumps } from './clock-jumps';
import { lateRequest } from './late-request';
import { officeActs } from './office-acts';
import { personActs } from './person-acts';
import { personComes } from './person-comes';
import { personLeaves } from './person-leaves';
import { phoneCopied } from './phone-copied';
import { phoneLost } from './phone-lost';
import { phoneSyncs } from './phone-syncs';
import { phoneWithdrawn } from './phone-withdrawn';
import { picturesTravel } from './pictures-travel';
import { rowsDecay } from './rows-decay';
import { serverBackup } from './server-backup';
import { serverMoved } from './server-moved';
import { serverRestored } from './server-restored';
import { timePasses } from './time-passes';
import { tokensForgotten } from './tokens-forgotten';
import { tombstonesForgotten } from './tombstones-forgotten';

/** All that may happen; who builds something new adds what can go wrong with it. */
export const events: readonly Event[] = [
  personActs,
  phoneSyncs,
  picturesTravel,
  officeActs,
  lateRequest,
  timePasses,
  appRestarts,
  appOutdated,
  appUpgrade,
  clockJumps,
  tombstonesForgotten,
  tokensForgotten,
  phoneCopied,
  rowsDecay,
  serverBackup,
  serverRestored,
  serverMoved,
  personLeaves,
  personComes,
  phoneWithdrawn,
  phoneLost,
];
