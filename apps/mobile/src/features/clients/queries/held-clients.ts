import type { Device } from '@berthcare/sync-client/device';
import { select } from '@berthcare/sync-client/records';
import type { HeldClient } from '../components/ClientsView';

/** Every client whose record this phone holds, by name, with the reader's next visit. */
export async function readHeldClients(device: Device, personId: string, now: number): Promise<HeldClient[]> {
  const { db } = device;
  const [clients, allergies, visits] = await Promise.all([
    select(db, 'client', {}),
    select(db, 'allergy', {}),
    select(db, 'visit', { assignedTo: personId, state: 'planned' }),
  ]);
  const ahead = visits
    .filter(({ plannedEnd }) => plannedEnd >= now)
    .map(({ streamId, plannedStart }) => ({ streamId, plannedStart }));
  return clients
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, address }) => {
      const starts = ahead.filter(({ streamId }) => streamId === id).map(({ plannedStart }) => plannedStart);
      return {
        ...{ id, name, address },
        allergies: allergies.filter(({ streamId }) => streamId === id).map(({ substance }) => substance),
        nextVisit: starts.length > 0 ? Math.min(...starts) : null,
      };
    });
}
