import type { BodyOf } from '@berthcare/shared/contracts/endpoint';
import { submitCommand } from '@berthcare/shared/contracts/sync';
import { commands, type PayloadOf } from '@berthcare/shared/commands/commands';
import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { Outcome } from '@berthcare/shared/sync/wire';
import { uuidv7 } from '@berthcare/utils/uuid';
import { call } from '../../api/call';
import { serverNow } from '../../api/clock';
import type { AddendumWritten } from './addendum-draft';

type OfficeCommand = BodyOf<typeof submitCommand>;

const newId = (at: number) => uuidv7(at, crypto.getRandomValues(new Uint8Array(10)));

/** The command that adds to the visit. Sent twice, after a lost answer, it is still one: it keeps its ids. */
export function addendumCommand(visit: OfficeVisit, written: AddendumWritten): OfficeCommand {
  const at = Math.round(serverNow());
  const payload: PayloadOf<'visit.addend'> = { addendumId: newId(at), visitId: visit.id, ...written, at };
  return {
    id: newId(at),
    type: 'visit.addend',
    v: commands['visit.addend'].version,
    stream: visit.streamId,
    at,
    basis: {},
    payload,
  };
}

export async function send(command: OfficeCommand): Promise<Outcome> {
  const { outcome } = await call(submitCommand, { body: command });
  return outcome;
}
