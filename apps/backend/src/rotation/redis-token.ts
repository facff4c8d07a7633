import type { ParameterStore } from '../platform/secrets/parameter-store';
import { newSecret } from './new-secret';
import { RotationError } from './rotation-error';
import type { TokenHolder, TryToken } from './token-holder';

export interface TokenRotation {
  parameters: ParameterStore;
  /** Name of the parameter with the token. */
  name: string;
  holder: TokenHolder;
  admits: TryToken;
}

/**
 * Gives Redis a new token. At every moment the latest version of the parameter or the one before it gets in, and the
 * parameter remembers the token before Redis learns it: so a rotation that was cut short anywhere is gone on with by
 * the next one, which then makes no token of its own. The first gives a token to a Redis that has none, and closes it
 * to everybody else. Throws RotationError when Redis does not do as it was asked.
 */
export async function rotateToken({ parameters, name, holder, admits }: TokenRotation): Promise<void> {
  await holder.settled();
  const token = await tokenToSet(parameters, name, admits);
  if (!(await admits(token))) {
    await holder.add(token);
    await holder.settled();
    if (!(await admits(token))) throw new RotationError('Redis does not take the token that was added.');
  }
  await holder.keepOnly(token);
  await holder.settled();
  await prove({ parameters, name, admits }, token);
}

/** The latest when Redis does not yet take it alone; else a new one, which is then the latest. */
async function tokenToSet(parameters: ParameterStore, name: string, admits: TryToken): Promise<string> {
  const latest = await parameters.latest(name);
  const before = await parameters.version(name, latest.version - 1);
  const alone =
    (await admits(latest.value)) &&
    !(await admits(undefined)) &&
    !(before !== undefined && (await admits(before.value)));
  if (!alone) return latest.value;
  const token = newSecret();
  await parameters.write(name, token);
  return token;
}

async function prove(
  { parameters, name, admits }: Omit<TokenRotation, 'holder'>,
  token: string,
): Promise<void> {
  const latest = await parameters.latest(name);
  const before = await parameters.version(name, latest.version - 1);
  if (latest.value !== token) throw new RotationError('The parameter of the token changed meanwhile.');
  if (!(await admits(token))) throw new RotationError('Redis does not take its token.');
  if (await admits(undefined)) throw new RotationError('Redis lets in who has no token.');
  if (before !== undefined && (await admits(before.value))) {
    throw new RotationError('Redis still takes the token before.');
  }
}
