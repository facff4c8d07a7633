import type { CommandType, PayloadOf } from '@berthcare/shared/commands/commands';
import type { Beginning } from './saw';

/** A command as the app gives it to the engine: not decided, not sealed. */
export interface Given<Type extends CommandType> {
  type: Type;
  payload: PayloadOf<Type>;
  /** The care record it is about. */
  stream: string;
  /** Drafts that the command carries; they go with it, in one transaction. */
  consumes?: readonly string[];
  /** What its author saw where it writes, as their screen showed it: it goes before what a draft remembers, and what the rows have. */
  over?: readonly Beginning[];
}

/** Any command with the payload of its own type. */
export type AnyGiven = { [Type in CommandType]: Given<Type> }[CommandType];
