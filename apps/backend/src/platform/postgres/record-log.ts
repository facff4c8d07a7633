import type { Acknowledged } from '@berthcare/shared/sync/wire';
import type { LoggedCommand } from '../../sync/store';
import { epochMilliseconds } from './record-columns';
import type { Reader, Transaction } from './transaction';

/** What is logged, and what is kept of it; null: nothing. */
export type Logged = readonly [entry: LoggedCommand, content: unknown];

const insert = {
  name: 'log_commands',
  text: `with given as (
      select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::uuid[],
        $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[])
      as given (id, incarnation_id, seq, hash, type, stream_id, author_id, outcome, reason, version, sealed_at, sent_at,
        received_at, content)
    ), logged as (
      insert into app.command_log (id, incarnation_id, seq, hash, type, stream_id, author_id, outcome, reason,
        version, sealed_at, sent_at, received_at, agency_id, submitted_by)
      select id, incarnation_id, seq, hash, type, stream_id, author_id, outcome, reason, version,
        to_timestamp(sealed_at / 1000.0), to_timestamp(sent_at / 1000.0), to_timestamp(received_at / 1000.0),
        app.agency_id(), app.person_id()
      from given
      returning agency_id, id, incarnation_id, seq
    ), kept as (
      insert into app.command_content (agency_id, command_id, content)
      select agency_id, id, content::json from logged join given using (id) where content is not null
    )
    select app.answer(incarnation_id, seq)
    from (select incarnation_id, seq from logged where incarnation_id is not null order by seq) answered`,
};

/** Logs outcomes in the order of their sequences, moves their incarnation's to the last, and keeps the contents. */
export async function logCommands(tx: Transaction, logged: readonly Logged[]): Promise<void> {
  const each = <Value>(value: (entry: LoggedCommand) => Value): Value[] =>
    logged.map(([entry]) => value(entry));
  await tx.arrays(insert, [
    ...[each(({ id }) => id), each(({ incarnation }) => incarnation), each(({ seq }) => seq)],
    ...[each(({ hash }) => hash), each(({ type }) => type), each(({ stream }) => stream)],
    ...[each(({ author }) => author), each(({ outcome }) => outcome), each(({ reason }) => reason)],
    ...[each(({ version }) => version), each(({ at }) => at), each(({ sentAt }) => sentAt)],
    each(({ receivedAt }) => receivedAt),
    logged.map(([, content]) => (content === null ? null : JSON.stringify(content))),
  ]);
}

const find = {
  name: 'logged_commands',
  text: `with found as (
      select * from app.logged_commands($1, $2, $3)
    ), later as (
      select * from app.later_outcomes(array(select id from found where outcome = 'held'))
    )
    select f.id, incarnation_id, seq, hash, type, stream_id, author_id, coalesce(l.outcome, f.outcome),
      case when l.outcome is null then f.reason else l.reason end, coalesce(l.version, f.version),
      ${['sealed_at', 'sent_at', 'received_at'].map(epochMilliseconds).join(', ')}
    from found f left join later l on l.command_id = f.id`,
};

/**
 * Commands of the agency with one of these ids, or with one of these sequences in the incarnation, with what became of
 * those that were held.
 */
export async function loggedCommands(
  tx: Reader,
  ids: readonly string[],
  incarnation: string | null,
  seqs: readonly number[],
): Promise<LoggedCommand[]> {
  const found = await tx.arrays(find, [ids, incarnation, seqs]);
  return found.map(loggedOf);
}

function loggedOf(values: unknown[]): LoggedCommand {
  const [id, incarnation, seq, hash, type, stream, author, outcome, reason, version, ...times] = values;
  const [at, sentAt, receivedAt] = times;
  return {
    ...{ id, incarnation, seq, hash, type, stream, author, outcome, reason, version, at, sentAt, receivedAt },
  } as LoggedCommand;
}

const findForgotten = {
  name: 'forgotten_commands',
  text: `select asked.id from unnest($1::uuid[], $2::text[], $3::bigint[]) as asked (id, outcome, version)
    where not exists (
      select from app.command_log c
        left join app.later_outcome l on l.agency_id = c.agency_id and l.command_id = c.id
      where c.agency_id = app.agency_id() and c.id = asked.id and c.submitted_by = app.person_id()
        and ((c.outcome = asked.outcome and c.version is not distinct from asked.version)
          or (l.outcome = asked.outcome and l.version is not distinct from asked.version)))`,
};

/** Which of these the person of the context was never answered, or never so. */
export async function forgottenOf(tx: Reader, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const found = await tx.arrays(findForgotten, [
    ...[acknowledged.map(([id]) => id), acknowledged.map(([, outcome]) => outcome)],
    acknowledged.map(([, , version]) => version),
  ]);
  return found.map(([id]) => id as string);
}
