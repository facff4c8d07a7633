import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { listWaiting } from '@berthcare/shared/contracts/office-waiting';
import { presentSetAside, type SetAside } from '../office-day';
import type { ItemRow, Place } from './repository';

type Item = ResponseOf<typeof listWaiting>['items'][number];

interface Known {
  commands: readonly SetAside[];
  people: readonly { id: string; name: string; credential: string | null }[];
  plan: readonly { id: string; title: string }[];
}

/**
 * Where an item stands in the list, as text; made so that nothing is told twice when others come or go, and with the digest
 * of what stands up to it, so that it is noticed when something moved to before it.
 */
export const placeText = ({ rank, since, id }: Place, digest: string): string =>
  `${rank}.${since.getTime()}.${id}.${digest}`;

/** The other way round. */
export function placeIn(text: string): Place & { digest: string } {
  const [rank, since, id, digest] = text.split('.') as [string, string, string, string];
  return { rank: Number(rank), since: new Date(Number(since)), id, digest };
}

export function presentItem(row: ItemRow, { commands, people, plan }: Known): Item[] {
  const record = {
    streamId: row.stream_id,
    clientName: row.client_name,
    teamName: row.team_name,
    since: row.since.getTime(),
    people: people.filter(({ id }) => row.people.includes(id)),
  };
  if (row.visit) {
    const { day, state, plannedStart, template } = row.visit;
    const { conflict, review, refused, held } = row;
    const visit = { id: row.id, day, state, plannedStart: plannedStart.getTime(), template };
    return [{ kind: 'visit', ...record, visit, counts: { conflict, review, refused, held } }];
  }
  return commands
    .filter(({ id }) => id === row.command_id)
    .map((command) => {
      const beside = { entries: [], conflicts: [], template: null, plan };
      return { kind: 'alone', ...record, command: presentSetAside(command, beside) };
    });
}
