import { isDeepStrictEqual } from 'node:util';
import type { ClientBase } from 'pg';
import type { Login } from '../platform/postgres/access';
import { idleLogin, setPassword } from '../platform/postgres/logins';
import { parseLogin } from '../platform/secrets/access';
import type { ParameterStore } from '../platform/secrets/parameter-store';
import { newSecret } from './new-secret';
import { RotationError } from './rotation-error';

export interface LoginRotation {
  parameters: ParameterStore;
  /** Name of the parameter with the login. */
  name: string;
  /** The owner of the schema, who may make roles. */
  owner: ClientBase;
  canLogIn: (login: Required<Login>) => Promise<boolean>;
}

/**
 * Hands over from one of the two logins to the other: the idle one gets a new password, is proven, and is written as
 * the latest version. Nobody is cut off: the login before stays as it is until the next rotation. The parameter never
 * names a login that does not work, so a rotation that was cut short anywhere needs no going on with: the next begins
 * anew, with whichever login is idle then. Throws RotationError when the new login does not work.
 */
export async function rotateLogin({ parameters, name, owner, canLogIn }: LoginRotation): Promise<void> {
  const inUse = parseLogin((await parameters.latest(name)).value);
  const next = { user: idleLogin(inUse.user), password: newSecret() };
  await setPassword(owner, next);
  if (!(await canLogIn(next))) throw new RotationError(`${next.user} cannot log in with its new password.`);
  await parameters.write(name, JSON.stringify(next));
  const written = parseLogin((await parameters.latest(name)).value);
  if (!isDeepStrictEqual(written, next)) throw new RotationError(`${name} is not what was written.`);
}
