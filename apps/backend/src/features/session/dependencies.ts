import type { Pool } from 'pg';
import type { FaultListener } from '../../platform/faults/faults';
import type { Logger } from '../../platform/logging/logger';
import type { RateLimits } from '../../platform/limits/rate-limits';
import type { Hints } from '../../platform/hints/hints';
import type { OfficeAuth } from './office-auth';

/** What this feature is made of. */
export interface SessionDependencies {
  db: Pool;
  limits: RateLimits;
  officeAuth: OfficeAuth;
  log: Logger;
  faults: Pick<FaultListener, 'tell'>;
  hints: Hints;
}
