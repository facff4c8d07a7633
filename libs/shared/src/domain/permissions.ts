import type { Author } from '../commands/command';

export type Role = Author['role'];

/** Who may do what: the one matrix. Row security mirrors what it says of reading records. */
const matrix = {
  /** Sign in to the office's console. */
  'office.enter': ['coordinator', 'administrator'],
  /** Read the care records of one's own teams, whoever holds them. */
  'records.read.team': ['coordinator', 'administrator'],
  /** Correct a locked record that somebody else completed. */
  'visit.addend.any': ['coordinator', 'administrator'],
  /** Issue activation codes, see and revoke devices of one's own teams. */
  'devices.manage': ['coordinator', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof matrix;

export const may = (role: Role, permission: Permission): boolean =>
  (matrix[permission] as readonly Role[]).includes(role);
