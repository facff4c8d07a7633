import type { Command, Context, Loaded, Read, Verdict } from '../commands/command';
import { commands, type CommandType } from '../commands/commands';

/** A command whose type, version and payload are known: what it is about, what it reads, what it decides. */
export interface Understood {
  type: CommandType;
  subject: string;
  reads: Record<string, Read>;
  decide(record: Loaded<Record<string, Read>>, context: Context): Verdict;
}

export type Misunderstood = { refused: 'command.unknown' | 'command.malformed' };

/** Makes sense of a command as it came over the wire or out of the queue; never throws. */
export function understand(type: string, version: number, payload: unknown): Understood | Misunderstood {
  const command = Object.hasOwn(commands, type)
    ? (commands[type as CommandType] as unknown as Command<CommandType, unknown>)
    : undefined;
  if (!command || version > command.version) return { refused: 'command.unknown' };

  let current = payload;
  for (let from = version; from < command.version; from += 1) {
    const upcast = command.upcast?.[from];
    if (!upcast) return { refused: 'command.unknown' };
    current = upcast(current);
  }
  const parsed = command.schema.safeParse(current);
  if (!parsed.success) return { refused: 'command.malformed' };
  return {
    type: command.type,
    subject: command.subject(parsed.data),
    reads: command.reads(parsed.data),
    decide: (record, context) => command.rule(record, parsed.data, context),
  };
}
