import { may, type Role } from '@berthcare/shared/domain/permissions';

/** A phone is a caregiver's: it holds what its person was granted, and no more. */
export const mayIssueCodeTo = (asker: Role, person: Role): boolean =>
  person === 'caregiver' && may(asker, 'devices.manage');
