import type { LoggedCommand } from '../../sync/store';
import { epochMilliseconds } from './record-columns';
import type { Reader, Transaction } from './transaction';

const insert = {
  name: 'log_command',
  text: `with logged as (
      insert into app.command_log (id, incarnation_id, seq, hash, type, stream_id, author_id, outcome, reason,
        version, sealed_at, sent_at, received_at, agency_id, submitted_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::bigint / 1000.0),
        to_timestamp($12::bigint / 1000.0), to_timestamp($13::bigint / 1000.0),
        app.agency_id(), app.person_id())
      returning agency_id, id
    ), kept as (
      insert into app.command_content (agency_id, command_id, content)
      select agency_id, id, $14::json from logged where $14::json is not null
    )
    select app.answer($2, $3) from logged where $2::uuid is not null`,
};

/** Logs a command's outcome, moves its incarnation's sequence to it, and keeps its content unless that is null. */
export async function logCommand(tx: Transaction, entry: LoggedCommand, content: unknown): Promise<void> {
  const { id, incarnation, seq, hash, type, stream, author, outcome, reason, version } = entry;
  await tx.arrays(insert, [
    ...[id, incarnation, seq, hash, type, stream, author, outcome, reason, version],
    ...[entry.at, entry.sentAt, entry.receivedAt],
    content === null ? null : JSON.stringify(content),
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
