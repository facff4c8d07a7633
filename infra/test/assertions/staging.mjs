import { agreement } from './agreement.mjs';
import { computed } from './computed.mjs';
import { data } from './data.mjs';
import { edge } from './edge.mjs';
import { environment } from './environment.mjs';
import { identity } from './identity.mjs';
import { monitoring } from './monitoring.mjs';
import { network } from './network.mjs';
import { permissions } from './permissions.mjs';
import { secrets } from './secrets.mjs';
import { security } from './security.mjs';
import { service } from './service.mjs';

/** What holds of staging's plan. */
export const staging = [
  ...environment,
  ...network,
  ...security,
  ...identity,
  ...permissions,
  ...data,
  ...secrets,
  ...service,
  ...edge,
  ...monitoring,
  ...computed,
  ...agreement,
];
