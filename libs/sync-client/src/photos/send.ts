import type { RoundResult } from '../take';
import type { PhotoPorts, Standing } from './ports';
import { due, mark } from './queue';

export const nothingDue: RoundResult = { kind: 'done', more: false, upgrade: false };

/**
 * Sends one picture, and hears from the server that it has it. Whatever ends on the way, the same question is asked
 * again; a picture that is there does not go twice.
 */
export async function sendNext(ports: PhotoPorts): Promise<RoundResult> {
  for (const { id } of await due(ports.db)) {
    const result = await sendOne(ports, id);
    // What the server does not know holds up nothing: perhaps it learns of it.
    if (result !== 'unknown') return result;
  }
  return nothingDue;
}

async function sendOne({ db, files, transport }: PhotoPorts, id: string): Promise<RoundResult | 'unknown'> {
  const standing = await transport.ask(id);
  if (standing.kind !== 'send') return take(standing);
  const bytes = await files.read(id);
  if (!bytes) return settle('lost');
  if (!(await transport.send(standing, bytes))) return { kind: 'offline' };
  await db.batch([mark(id, 'sent')]);
  const then = await transport.ask(id);
  // A store that takes a picture and has not got it is not there.
  return then.kind === 'send' ? { kind: 'offline' } : take(then);

  async function settle(state: 'arrived' | 'lost'): Promise<RoundResult> {
    await db.batch([mark(id, state)]);
    return { kind: 'done', more: true, upgrade: false };
  }
  async function take(said: Exclude<Standing, { kind: 'send' }>): Promise<RoundResult | 'unknown'> {
    if (said.kind === 'unknown') return 'unknown';
    return said.kind === 'arrived' ? settle('arrived') : said;
  }
}
