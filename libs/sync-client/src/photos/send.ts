import { anotherRound, type RoundResult } from '../take';
import { next, type Tried, type Turn } from './next';
import type { PhotoPorts, Standing } from './ports';
import { due, mark } from './queue';

/** The office may let a refused picture in, or never: how often the server is asked. */
const asksEveryMs = 60 * 60 * 1000;

/**
 * Sends one picture, and hears from the server that it has it. Whatever ends on the way, the same question is asked
 * again; a picture that is there does not go twice.
 * @param asked by picture, when the server last said that it does not take it yet, by the device's clock; kept by this function
 */
export async function sendNext(
  ports: PhotoPorts,
  turn: Turn,
  asked: Map<string, number>,
): Promise<RoundResult | 'failed'> {
  const now = ports.clock.now();
  // A clock that was set back says nothing of how long ago that was.
  const isAsked = (id: string) =>
    asked.has(id) && now >= asked.get(id)! && now - asked.get(id)! < asksEveryMs;
  const pictures = (await due(ports.db)).filter(({ id, mustAsk }) => !mustAsk || !isAsked(id));
  return next(
    pictures.map(({ id }) => id),
    turn,
    async (id) => {
      const tried = await sendOne(ports, id);
      if (tried === 'skipped') asked.set(id, now);
      return tried;
    },
  );
}

/** Fails where the server was heard, and did not get the picture: the line broke, the store does not take it, it cannot say. */
async function sendOne({ db, files, transport }: PhotoPorts, id: string): Promise<Tried> {
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
  async function take(said: Exclude<Standing, { kind: 'send' }>): Promise<Tried> {
    // What the server does not know it may learn of yet.
    if (said.kind === 'unknown') return 'skipped';
    if (said.kind === 'failed') return 'failed';
    return said.kind === 'arrived' ? settle('arrived') : said;
  }
}
