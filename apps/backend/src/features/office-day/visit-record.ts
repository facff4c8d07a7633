import { read, type Read } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { loadRecord, loadRows } from '../../platform/postgres/record-load';
import type { Reader } from '../../platform/postgres/transaction';
import { findCaregivers, type CaregiverRow } from './caregivers';
import { findEarlier, type EarlierRow } from './earlier-entries';
import { findPeople, type PersonRow } from './people';
import { findSetAside, type SetAside } from './set-aside';
import { findSending } from './sending';

export interface VisitRecord {
  visit: Row<Tables['visit']>;
  client: Row<Tables['client']>;
  team: { id: string; name: string };
  template: Row<Tables['template']>;
  allergies: Row<Tables['allergy']>[];
  flags: Row<Tables['flag']>[];
  plan: Row<Tables['planItem']>[];
  targets: Row<Tables['vitalTarget']>[];
  entries: Row<Tables['visitEntry']>[];
  addenda: Row<Tables['addendum']>[];
  photos: Row<Tables['photo']>[];
  conflicts: Row<Tables['conflict']>[];
  /** What arrived about it and waits for a person, the oldest first. */
  setAside: SetAside[];
  /** Everybody who wrote something of it. */
  people: PersonRow[];
  caregiver: CaregiverRow | null;
  earlier: EarlierRow[];
  previousDay: string | null;
  /** When the completion left the phone, by the server's clock (epoch milliseconds); null where no command is logged. */
  sentAt: number | null;
}

/** A visit and what belongs to it; undefined when there is none that the asker may see. */
export async function findVisit(
  tx: Reader,
  { agencyId, timeZone }: { agencyId: string; timeZone: string },
  id: string,
): Promise<VisitRecord | undefined> {
  const head = await findHead(tx, id);
  if (head === undefined) return undefined;
  const rows = (home: string, read: Read) => loadRows(tx, home, read);
  const { visits, clients, templates, ...parts } = await loadRecord(rows, agencyId, head.stream_id, {
    visits: read('visit', { id }),
    clients: read('client', {}),
    templates: read('template', { id: head.template_id }),
    allergies: read('allergy', {}),
    flags: read('flag', {}),
    plan: read('planItem', {}),
    targets: read('vitalTarget', {}),
    entries: read('visitEntry', { visitId: id }),
    addenda: read('addendum', { visitId: id }),
    photos: read('photo', { visitId: id }),
    conflicts: read('conflict', { visitId: id }),
  });
  const [visit, client, template] = [visits[0], clients[0], templates[0]];
  if (!visit || !client || !template) return undefined;
  const { day } = visit;
  const arrived = await findSetAside(tx, [visit.streamId], { day, timeZone });
  const setAside = arrived.filter(({ visitId }) => visitId === id);
  const [caregiver = null] = visit.assignedTo === null ? [] : await findCaregivers(tx, [visit.assignedTo]);
  return {
    ...{ visit, client, template, ...parts, setAside },
    team: { id: client.teamId, name: head.team_name },
    caregiver,
    people: await findPeople(tx, writersOf(visit, { ...parts, setAside })),
    ...(await findEarlier(tx, visit)),
    sentAt: await findSending(tx, visit),
  };
}

function writersOf(
  { completedBy }: VisitRecord['visit'],
  {
    entries,
    addenda,
    photos,
    conflicts,
    setAside,
  }: Pick<VisitRecord, 'entries' | 'addenda' | 'photos' | 'conflicts' | 'setAside'>,
): string[] {
  const named = [
    completedBy,
    ...entries.map(({ recordedBy }) => recordedBy),
    ...addenda.map(({ authorId }) => authorId),
    ...photos.map(({ takenBy }) => takenBy),
    ...setAside.flatMap(({ authorId, settlement }) => [authorId, settlement?.decidedBy ?? null]),
    ...conflicts.flatMap(({ keptBy, offeredBy, decidedBy }) => [keptBy, offeredBy, decidedBy]),
  ];
  return [...new Set(named.filter((id) => id !== null))];
}

interface Head {
  stream_id: string;
  template_id: string;
  team_name: string;
}

async function findHead(tx: Reader, id: string): Promise<Head | undefined> {
  const { rows } = await tx.query<Head>(
    `select v.stream_id, v.template_id, t.name as team_name
       from app.visit v
       join app.client c on c.id = v.stream_id
       join app.team t on t.id = c.team_id
       where v.id = $1 and not v.gone`,
    [id],
  );
  return rows[0];
}
