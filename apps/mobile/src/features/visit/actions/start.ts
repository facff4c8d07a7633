import type { Device } from '@berthcare/sync-client/device';
import { findPosition } from '../../../platform/position';

/**
 * Check-in: sealed at once, with the time; the place never blocks. It follows in a command of its own as soon as the
 * platform tells it, or tells why it cannot.
 */
export async function startVisit(device: Device, visitId: string, clientId: string): Promise<void> {
  const position = findPosition();
  await device.dispatch({
    type: 'visit.start',
    stream: clientId,
    payload: { visitId, startedAt: Date.now(), place: { missing: 'pending' } },
  });
  void position.then((place) =>
    device
      .dispatch({ type: 'visit.document', stream: clientId, payload: { visitId, entries: [], place } })
      // The visit was completed meanwhile: its record keeps that the place was still unknown.
      .catch(() => undefined),
  );
}
