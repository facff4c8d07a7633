import type { SendResult } from '@berthcare/sync-client/ports';
import type {
  Outcome,
  Page,
  PushRequest,
  PushResponse,
  SyncRequest,
  SyncResponse,
} from '@berthcare/shared/sync/wire';

/** What a device asks: "sends c3, c4 (1 to 2 of incarnation 5f0e), having token-7". */
export function requestInWords({
  incarnation,
  lastSeq,
  commands,
  token,
  holdings,
  epoch,
}: SyncRequest): string {
  const [first] = commands;
  const sends = first
    ? `sends ${commands.map(({ id }) => id).join(', ')}, from number ${first.seq} of incarnation ${incarnation}`
    : `asks what is new, ${lastSeq} commands of incarnation ${incarnation}`;
  const held = holdings?.streams.map(([id, version]) => `${id} up to ${version}`).join(', ');
  const has = held !== undefined ? `holding ${held || 'nothing'}` : (token ?? 'holding nothing yet');
  return `${sends}, ${has} of ${epoch ?? 'no epoch'}`;
}

/** What somebody who has left a device hands in. */
export const handingInWords = (author: string, { incarnation, commands }: PushRequest): string =>
  `hands in for ${author}: ${commands.map(({ id }) => id).join(', ') || 'nothing'} of incarnation ${incarnation}`;

/** What came of it. */
export function resultInWords(result: SendResult<SyncResponse | PushResponse>): string {
  switch (result.kind) {
    case 'answered':
      return responseInWords(result.response);
    case 'revoked':
      return 'is told that the office has withdrawn it';
    case 'offline':
      return 'hears nothing';
    case 'refused':
      return 'is told that the request as a whole is refused';
    case 'busy':
      return 'is told to come back later';
    case 'signed_out':
      return 'is told to sign in again';
  }
}

function responseInWords(response: SyncResponse | PushResponse): string {
  const { incarnation, outcomes, answered, epoch } = response;
  const told =
    'pull' in response ? pullInWords(response.pull) : response.wipe ? 'and to wipe' : 'and no more';
  if (incarnation === 'renew') return 'is told to take a new incarnation';
  const ends = outcomes.length > 0 ? `${outcomes.map(outcomeInWords).join(', ')}; ` : '';
  return `hears of ${epoch}, answered up to ${answered}: ${ends}${told}`;
}

const outcomeInWords = ({ id, outcome, version, reason }: Outcome): string =>
  `${id} ${outcome}${version === null ? '' : ` at ${version}`}${reason ? ` (${reason})` : ''}`;

function pullInWords(pull: SyncResponse['pull']): string {
  switch (pull.kind) {
    case 'current':
      return 'nothing new';
    case 'ask_holdings':
      return 'what does it hold?';
    case 'upgrade':
      return 'its app is too old to read';
    case 'page':
      return pageInWords(pull);
  }
}

function pageInWords({ token, streams, tables, gone, dropped, more }: Page): string {
  const rows = streams.map(
    (_, index) => tables.flatMap((table) => table.streams).filter((of) => of === index).length,
  );
  const parts = [
    ...streams.map(
      ({ id, reset, cursor }, index) =>
        `${rows[index]} rows of ${id}${reset ? ', anew,' : ''} ${cursor === null ? 'to be continued' : `up to ${cursor}`}`,
    ),
    ...(gone.length > 0 ? [`${gone.length} rows gone`] : []),
    ...dropped.map((id) => `${id} taken away`),
    ...(more ? ['more to come'] : []),
  ];
  return `${token} with ${parts.join('; ') || 'no rows'}`;
}
