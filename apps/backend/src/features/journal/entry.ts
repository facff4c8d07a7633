import type { Pool } from 'pg';
import type { ObjectStore } from '../../platform/storage/storage';

/**
 * The journal of what was taken away, in the object store: an object a subject, there as long as the right is taken. Its
 * key says all there is to say; nothing of it is about a client's health.
 */
export interface Journal {
  db: Pool;
  storage: ObjectStore;
}

/** A revoked phone, an ended grant, a person who left; by the id of the row. */
export interface Subject {
  kind: 'device' | 'grant' | 'person';
  id: string;
}

export const FOLDER = 'journal';

export const keyOf = ({ kind, id }: Subject): string => `${FOLDER}/${kind}/${id}`;

const KEY = new RegExp(`^${FOLDER}/(device|grant|person)/([0-9a-f-]{36})$`);

/** Undefined for what is no entry. */
export function subjectOf(key: string): Subject | undefined {
  const [, kind, id] = KEY.exec(key) ?? [];
  return kind === undefined ? undefined : { kind: kind as Subject['kind'], id: id! };
}
