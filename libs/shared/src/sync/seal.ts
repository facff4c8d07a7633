import { hashOf } from './hash';
import type { WireCommand } from './wire';

type Hashed = Omit<WireCommand, 'seq' | 'hash'>;

/** The hash of a command: over everything but its sequence, which a new incarnation renumbers. */
export const commandHash = ({ id, type, v, stream, author, at, skew, basis, payload }: Hashed): string =>
  hashOf({ id, type, v, stream, author, at, skew, basis, payload });
