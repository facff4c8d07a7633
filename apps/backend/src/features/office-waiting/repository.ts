import {
  waitingKinds,
  type WaitingCounts,
  type WaitingKind,
} from '@berthcare/shared/contracts/office-waiting';
import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { VisitState } from '@berthcare/shared/domain/visit';
import type { Reader } from '../../platform/postgres/transaction';
import { setAside } from '../office-day';

/** The visit that a command names, where its text can be one's id. */
const named = `case when app.told(c.content, 'visitId') ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  then app.told(c.content, 'visitId')::uuid end`;

/** Every single thing that waits: of a visit, or by its command where there is none. Row security says whose. */
const things = `
  select f.stream_id, f.visit_id, null::uuid as command_id, 'conflict' as kind, f.offered_at as since,
      f.offered_by as author
    from app.conflict f
    join app.visit v on v.id = f.visit_id and not v.gone
    where f.state = 'open' and not f.gone
  union all
  select w.stream_id, v.id, case when v.id is null then w.id end, w.outcome, w.received_at, w.submitted_by
    from (
      select l.id, l.stream_id, l.submitted_by, l.received_at, coalesce(o.outcome, l.outcome) as outcome,
          ${named} as named
        from ${setAside.from}
        where ${setAside.where} and s.id is null
    ) w
    left join app.visit v on v.id = w.named and v.stream_id = w.stream_id and not v.gone`;

export async function countThings(tx: Reader): Promise<WaitingCounts> {
  const { rows } = await tx.query<{ kind: WaitingKind; count: number }>(
    `select kind, count(*)::int as count from (${things}) thing group by kind`,
  );
  const counts: WaitingCounts = { conflict: 0, review: 0, refused: 0, held: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

export interface ItemRow extends WaitingCounts {
  /** Of its visit, or of its command. */
  id: string;
  stream_id: string;
  command_id: string | null;
  /** 1 for the most urgent. */
  rank: number;
  since: Date;
  people: string[];
  client_name: string | null;
  team_name: string | null;
  visit: { day: string; state: VisitState; plannedStart: Date; template: BothLanguages } | null;
}

interface Found extends Omit<ItemRow, 'visit'> {
  day: string | null;
  state: VisitState | null;
  planned_start: Date | null;
  template: BothLanguages | null;
}

const countOf = (kind: WaitingKind) => `count(*) filter (where kind = '${kind}')::int as ${kind}`;

/** The same by what it waits for: a visit, or a command alone. $1: the kinds, the most urgent first. */
const items = `
  select coalesce(visit_id, command_id) as id, stream_id, visit_id, command_id,
      min(array_position($1::text[], kind)) as rank, date_trunc('milliseconds', min(since)) as since,
      ${waitingKinds.map(countOf).join(', ')}, array_agg(distinct author) as people
    from (${things}) thing
    group by stream_id, visit_id, command_id`;

/** Where an item stands in the list. */
export type Place = Pick<ItemRow, 'rank' | 'since' | 'id'>;
const standing = '(item.rank, item.since, item.id)';

/** Which items stand up to a place, in 8 hex digits: another where any came, went, or moved over it. */
export async function digestUpTo(tx: Reader, { rank, since, id }: Place): Promise<string> {
  const { rows } = await tx.query<{ digest: string }>(
    `select left(md5(coalesce(string_agg(item.id::text, ',' order by item.id), '')), 8) as digest
       from (${items}) item
       where ${standing} <= ($2, $3::timestamptz, $4::uuid)`,
    [waitingKinds, rank, since, id],
  );
  return rows[0]!.digest;
}

/**
 * What waits, each visit once, the most urgent first; of the same urgency what waits longest.
 *
 * @param after the item before; null for the beginning
 */
export async function findItems(tx: Reader, after: Place | null, limit: number): Promise<ItemRow[]> {
  const { rows } = await tx.query<Found>(
    `select item.*, c.name as client_name, t.name as team_name, v.day, v.state, v.planned_start, p.name as template
       from (${items}) item
       left join app.client c on c.id = item.stream_id
       left join app.team t on t.id = c.team_id
       left join app.visit v on v.id = item.visit_id
       left join app.template p on p.id = v.template_id
       where $2::int is null or ${standing} > ($2, $3::timestamptz, $4::uuid)
       order by item.rank, item.since, item.id
       limit $5`,
    [waitingKinds, after?.rank, after?.since, after?.id, limit],
  );
  return rows.map(({ day, state, planned_start, template, ...item }) => ({
    ...item,
    visit:
      day && state && planned_start && template
        ? { day, state, plannedStart: planned_start, template }
        : null,
  }));
}

/** What the tasks of these records' plans are called. */
export async function findPlans(
  tx: Reader,
  streams: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const { rows } = await tx.query<{ id: string; title: string }>(
    'select id, title from app.plan_item where stream_id = any ($1) and not gone',
    [streams],
  );
  return rows;
}
