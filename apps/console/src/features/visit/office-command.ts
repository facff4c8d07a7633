import { commands, type CommandType, type PayloadOf } from '@berthcare/shared/commands/commands';
import type { BodyOf } from '@berthcare/shared/contracts/endpoint';
import { submitCommand } from '@berthcare/shared/contracts/sync';
import type { Outcome } from '@berthcare/shared/sync/wire';
import { uuidv7 } from '@berthcare/utils/uuid';
import { call } from '../../api/call';
import { serverNow } from '../../api/clock';

export type OfficeCommand = BodyOf<typeof submitCommand>;

/** What somebody means to do, before it has its ids and its time. */
export interface Meant {
  type: CommandType;
  /** The same words sent again, after a lost answer, are the same command. */
  words: unknown;
  payload: (newId: () => string, at: number) => unknown;
}

/** What has ids, or a time, of its own. */
export const meantAnew = <Type extends CommandType>(
  type: Type,
  words: unknown,
  payload: (newId: () => string, at: number) => PayloadOf<Type>,
): Meant => ({ type, words, payload });

/** What has none. */
export const meant = <Type extends CommandType>(type: Type, payload: PayloadOf<Type>): Meant => ({
  type,
  words: payload,
  payload: () => payload,
});

/** A command about what is in the stream, as of now. */
export function officeCommand(stream: string, { type, payload }: Meant): OfficeCommand {
  const at = Math.round(serverNow());
  const newId = () => uuidv7(at, crypto.getRandomValues(new Uint8Array(10)));
  const { version: v } = commands[type];
  return { id: newId(), type, v, stream, at, basis: {}, payload: payload(newId, at) };
}

export async function send(command: OfficeCommand): Promise<Outcome> {
  const { outcome } = await call(submitCommand, { body: command });
  return outcome;
}
