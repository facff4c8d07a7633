import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { AddendumWritten } from './addendum-draft';
import { meantAnew, type Meant } from './office-command';

/** What adds to the visit's record. */
export const addition = (visit: OfficeVisit, written: AddendumWritten): Meant =>
  meantAnew('visit.addend', written, (newId, at) => ({
    ...{ addendumId: newId(), visitId: visit.id, ...written, at },
  }));
