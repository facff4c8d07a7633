import type { CommandType, PayloadOf } from '@berthcare/shared/commands/commands';
import type { Target } from './saw';

/** A command as the app gives it to the engine: not decided, not sealed. */
export interface Given<Type extends CommandType> {
  type: Type;
  payload: PayloadOf<Type>;
  /** The care record it is about. */
  stream: string;
  /** Drafts that the command carries; they go with it, in one transaction. */
  consumes?: readonly string[];
  /** What its author sees where it writes without a draft, where that may be other than the rows on the device. */
  over?: readonly Target[];
}

/** Any command with the payload of its own type. */
export type AnyGiven = { [Type in CommandType]: Given<Type> }[CommandType];
