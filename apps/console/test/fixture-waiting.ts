import type { listWaiting, WaitingCounts } from '@berthcare/shared/contracts/office-waiting';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import { at, fixtureId, now, timeZone, today, visits } from './fixture-day';
import { fixtureVisit } from './fixture-visit';

export const fixtureCounts: WaitingCounts = { conflict: 1, review: 2, refused: 1, held: 1 };

const people = [{ id: fixtureId(2, 1), name: 'Priya Nair', credential: 'RN' }];

function record(clientName: string) {
  const visit = visits.find((each) => each.clientName === clientName)!;
  const { id, clientId: streamId, state, plannedStart, template } = visit;
  return { clientName, streamId, visit: { id, day: today, state, plannedStart, template } };
}

const osei = record('Margaret Osei');
const hebert = record('Joseph Hébert');
const east = { teamName: 'Rideau East', people };

const late = fixtureVisit(hebert.visit.id)!.setAside[0]!;

/** Two visits where something waits, and work that belongs to none. */
export const fixtureWaiting: ResponseOf<typeof listWaiting> = {
  ...{ now, timeZone, moved: false, next: null },
  items: [
    {
      ...{ kind: 'visit', ...osei, ...east, since: at('12:38') },
      counts: { conflict: 1, review: 0, refused: 0, held: 0 },
    },
    {
      ...{ kind: 'visit', ...hebert, ...east, since: at('13:09') },
      counts: { conflict: 0, review: 1, refused: 1, held: 1 },
    },
    {
      ...{ kind: 'alone', streamId: osei.streamId, clientName: 'Margaret Osei', ...east, since: at('13:10') },
      command: {
        ...{ ...late, id: fixtureId(9, 9), reason: 'visit.unknown' },
        entries: late.entries.map((entry) => ({ ...entry, inRecord: null })),
      },
    },
  ],
};
