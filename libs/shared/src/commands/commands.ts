import type { Command } from './command';
import { photoAttach } from './photo-attach';
import { conflictDecide } from './conflict-decide';
import { setAsideAccept, setAsideDecline } from './set-aside';
import { visitAddend } from './visit-addend';
import { visitComplete } from './visit-complete';
import { visitDocument } from './visit-document';
import { visitStart } from './visit-start';

/** Every command there is, by type. */
export const commands = {
  'visit.start': visitStart,
  'visit.document': visitDocument,
  'visit.complete': visitComplete,
  'visit.addend': visitAddend,
  'photo.attach': photoAttach,
  'conflict.decide': conflictDecide,
  'set_aside.accept': setAsideAccept,
  'set_aside.decline': setAsideDecline,
} as const;

export type Commands = typeof commands;
export type CommandType = keyof Commands;
export type PayloadOf<Type extends CommandType> =
  Commands[Type] extends Command<Type, infer Payload, infer _> ? Payload : never;
