import type { Command, Context, Loaded, Read, Verdict } from '../commands/command';
import { commands, type CommandType } from '../commands/commands';

/** A command whose type, version and payload are known: what it is about, what it reads, what it decides. */
export interface Understood {
  type: CommandType;
  subject: string;
  /** In the words of the command's current version. */
  payload: unknown;
  reads: Record<string, Read>;
  /** The set-aside command it decides about; null for all others. */
  about: string | null;
  decide(record: Loaded<Record<string, Read>>, context: Context): Verdict;
}

export type Misunderstood = { refused: 'command.unknown' | 'command.malformed' };

/** Makes sense of a command as it came over the wire or out of the queue; never throws. */
export function understand(type: string, version: number, payload: unknown): Understood | Misunderstood {
  const command = Object.hasOwn(commands, type)
    ? (commands[type as CommandType] as unknown as Command<CommandType, unknown>)
    : undefined;
  if (!command || version > command.version) return { refused: 'command.unknown' };

  const steps = Array.from({ length: command.version - version }, (_, i) => command.upcast?.[version + i]);
  if (steps.includes(undefined)) return { refused: 'command.unknown' };
  const parsed = command.schema.safeParse(raised(payload, steps as Upcast[]));
  if (!parsed.success) return { refused: 'command.malformed' };
  return {
    type: command.type,
    subject: command.subject(parsed.data),
    payload: parsed.data,
    reads: command.reads(parsed.data),
    about: command.about?.(parsed.data) ?? null,
    decide: (record, context) => command.rule(record, parsed.data, context),
  };
}

type Upcast = (payload: unknown) => unknown;

/** A payload in the current version's words; nothing, where an upcaster cannot make sense of it. */
function raised(payload: unknown, steps: readonly Upcast[]): unknown {
  try {
    return steps.reduce((current, upcast) => upcast(current), payload);
  } catch {
    return undefined;
  }
}
