import { anotherRound, nothingMore, type RoundResult } from '../take';
import type { PhotoPorts, Standing } from './ports';
import { due, mark } from './queue';

/** `failed`: the server was heard, and did not get the picture: the line broke, the store does not take it, it cannot say. */
type Sent = RoundResult | 'unknown' | 'failed';

/**
 * Sends one picture, and hears from the server that it has it. Whatever ends on the way, the same question is asked
 * again; a picture that is there does not go twice.
 * @param failed those that did not go in this run of the app, the latest last: they are not sent but `again`, in this order
 */
export async function sendNext(
  ports: PhotoPorts,
  failed: Set<string>,
  { again }: { again: boolean },
): Promise<Exclude<Sent, 'unknown'>> {
  const ids = (await due(ports.db)).map(({ id }) => id);
  const next = again ? [...failed].filter((id) => ids.includes(id)) : ids.filter((id) => !failed.has(id));
  for (const id of next) {
    const result = await sendOne(ports, id);
    // What the server does not know holds up nothing: perhaps it learns of it.
    if (result === 'unknown') continue;
    if (result === 'failed') {
      failed.delete(id);
      failed.add(id);
    }
    return result;
  }
  return nothingMore;
}

async function sendOne({ db, files, transport }: PhotoPorts, id: string): Promise<Sent> {
  const standing = await transport.ask(id);
  if (standing.kind !== 'send') return take(standing);
  const bytes = await files.read(id);
  if (!bytes) return settle('lost');
  if (!(await transport.send(standing, bytes))) return 'failed';
  await db.batch([mark(id, 'sent')]);
  const then = await transport.ask(id);
  // A store that takes a picture and has not got it is not there.
  return then.kind === 'send' ? 'failed' : take(then);

  async function settle(state: 'arrived' | 'lost'): Promise<RoundResult> {
    await db.batch([mark(id, state)]);
    return anotherRound;
  }
  async function take(said: Exclude<Standing, { kind: 'send' }>): Promise<Sent> {
    if (said.kind === 'unknown' || said.kind === 'failed') return said.kind;
    return said.kind === 'arrived' ? settle('arrived') : said;
  }
}
