import { documented, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { select } from '../records';
import type { TestDevice } from './scripted-server';

/** A visit under way. */
export const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });

/** Documents a pulse; resolves with the command's id. */
export const measurePulse = ({ device }: TestDevice, amount: number, at = morning) =>
  device.dispatch({
    type: 'visit.document',
    stream: at.streamId,
    payload: { visitId: at.id, entries: [documented('vital.pulse', pulse(amount))] },
  });

/** The values of what was documented in the visit under way, as its screen has them. */
export const shownPulses = async ({ db }: TestDevice) =>
  (await select(db, 'visitEntry', { visitId: morning.id })).map(({ value }) => value);

interface Queued {
  id: string;
  seq: number;
  incarnation: string;
  outcome: string | null;
  settled: number;
}

/** The queue of commands, the oldest first. */
export const queued = ({ db }: TestDevice) =>
  db.query<Queued>('select id, seq, incarnation, outcome, settled from _outbox order by ord');
