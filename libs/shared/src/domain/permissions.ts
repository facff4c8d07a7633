import type { Author } from '../commands/command';

export type Role = Author['role'];

export const roles = ['caregiver', 'coordinator', 'administrator'] as const satisfies readonly Role[];

/**
 * What each role may do: the one matrix. Endpoints and policies ask it; row security mirrors what it says
 * of whole tables. It says what a role may do at all; to which agency's, team's and client's records is
 * row security's part.
 */
const matrix = {
  /** Sign in to the office's console. */
  'office.enter': ['coordinator', 'administrator'],
  /** Read the care records of one's own teams, whoever holds them. */
  'records.read.team': ['coordinator', 'administrator'],
  /** Correct a locked record that somebody else completed. */
  'visit.addend.any': ['coordinator', 'administrator'],
  /** Decide between two values of any visit of one's own teams. */
  'conflict.decide.any': ['coordinator', 'administrator'],
  /** Let in, or turn down, work that was set aside. */
  'set_aside.decide': ['coordinator', 'administrator'],
  /** Issue activation codes to caregivers, see and revoke devices of one's own teams. */
  'devices.manage': ['coordinator', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof matrix;

export const may = (role: Role, permission: Permission): boolean =>
  (matrix[permission] as readonly Role[]).includes(role);
