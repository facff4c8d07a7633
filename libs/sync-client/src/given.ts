import type { CommandType, PayloadOf } from '@berthcare/shared/commands/commands';

/** A command as the app gives it to the engine: not decided, not sealed. */
export interface Given<Type extends CommandType> {
  type: Type;
  payload: PayloadOf<Type>;
  /** The care record it is about. */
  stream: string;
  /** Drafts that the command carries; they go with it, in one transaction. */
  consumes?: readonly string[];
}

/** Any command with the payload of its own type. */
export type AnyGiven = { [Type in CommandType]: Given<Type> }[CommandType];
