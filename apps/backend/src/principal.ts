import type { Role } from '@berthcare/shared/domain/permissions';
import type { Standing } from './sync/store';

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
  /** Where its exchange stood when it was told who asks. */
  standing: Standing;
}

/** A phone by its push-only credential: it hands in what its person still had to send. */
export interface PushPrincipal extends Known {
  kind: 'push';
  deviceId: string;
  /** The office has revoked it, or its person has left. */
  revoked: boolean;
}

/** Somebody signed in to the console. */
export interface OfficePrincipal extends Known {
  kind: 'office';
}

/** Who is asking; it is also the context of the asker's transactions. */
export type Principal = DevicePrincipal | PushPrincipal | OfficePrincipal;
