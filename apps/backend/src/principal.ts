import type { Role } from '@berthcare/shared/domain/permissions';

interface Known {
  agencyId: string;
  personId: string;
  role: Role;
  /** The person's own teams. */
  teams: string[];
  /** The agency's, in which its days begin and end: an IANA name. */
  timeZone: string;
}

/** An activated phone, in the hands of its person. */
export interface DevicePrincipal extends Known {
  kind: 'device';
  deviceId: string;
}

/** Somebody signed in to the console. */
export interface OfficePrincipal extends Known {
  kind: 'office';
}

/** Who is asking; it is also the context of the asker's transactions. */
export type Principal = DevicePrincipal | OfficePrincipal;
