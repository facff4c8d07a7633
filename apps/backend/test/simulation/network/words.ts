import type { SendResult } from '@berthcare/sync-client/ports';
import type { SyncRequest } from '@berthcare/shared/sync/wire';

/** A request, as the story tells it. */
export function requestInWords({
  incarnation,
  lastSeq,
  commands,
  token,
  holdings,
  epoch,
}: SyncRequest): string {
  const queue = commands.map(({ seq, type }) => `${seq} ${type}`).join(', ');
  const holds = holdings
    ? `holdings ${JSON.stringify(holdings.streams.map(([, version]) => version))}`
    : token;
  return `${epoch} ${incarnation.slice(0, 4)} last ${lastSeq}, [${queue}], ${holds}`;
}

export function resultInWords(result: SendResult): string {
  if (result.kind !== 'answered') return result.kind;
  const { incarnation, answered, outcomes, pull } = result.response;
  const ends = outcomes.map(
    ({ outcome, reason, version }) => `${outcome}${reason ? ` ${reason}` : `@${version}`}`,
  );
  if (pull.kind !== 'page') return `${incarnation} ${answered} [${ends.join(', ')}] ${pull.kind}`;
  const streams = pull.streams.map(
    ({ id, reset, cursor }) => `${id.slice(0, 4)}${reset ? ' anew' : ''}→${cursor ?? 'cut'}`,
  );
  return [
    `${incarnation} ${answered} [${ends.join(', ')}] page ${pull.token} (${streams.join(', ')})`,
    pull.dropped.length > 0 ? `dropped ${pull.dropped.map((id) => id.slice(0, 4)).join(', ')}` : '',
    pull.more ? 'more' : '',
  ].join(' ');
}
