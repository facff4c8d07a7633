import { may, type Role } from '@berthcare/shared/domain/permissions';

/** A device carries its person's rights: who issues the code must have them too. */
export const mayIssueCodeTo = (asker: Role, person: Role): boolean =>
  may(asker, person === 'caregiver' ? 'devices.manage' : 'devices.manage.office');
