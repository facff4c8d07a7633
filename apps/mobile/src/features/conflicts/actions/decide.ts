import type { Device } from '@berthcare/sync-client/device';
import type { Decision, VisitConflict } from '../model/conflict';

interface About {
  visitId: string;
  /** The care record's stream. */
  clientId: string;
}

/** Decides between two values, of which the person saw what the record says. */
export const decide = async (
  device: Device,
  { visitId, clientId }: About,
  { id: conflictId, kept }: VisitConflict,
  decision: Decision,
): Promise<void> => {
  await device.dispatch({
    type: 'conflict.decide',
    stream: clientId,
    payload: { visitId, conflictId, inRecord: kept.value, ...decision },
  });
};
