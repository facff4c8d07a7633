import pg, { type PoolClient } from 'pg';
import { withCredential, type Credential } from '../secrets/credential';
import { isRefusedLogin, type Login } from './access';

type Connected = (
  error: Error | undefined,
  client?: PoolClient,
  release?: (broken?: unknown) => void,
) => void;

/**
 * A pool whose login may change. Connections that are open stay; one that is made anew and refused is tried with the
 * next login. Everything the pool does, and what libraries do with it, comes through `connect`.
 */
export class RenewingPool extends pg.Pool {
  readonly #login: Credential<Login>;

  constructor(options: pg.PoolConfig, login: Credential<Login>) {
    super({ ...options, ...login.current() });
    this.#login = login;
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | void {
    const connecting = withCredential(this.#login, (login) => this.#connectAs(login), isRefusedLogin);
    if (callback === undefined) return connecting;
    connecting.then(
      (client) => callback(undefined, client, (broken) => client.release(broken as Error | undefined)),
      (error: Error) => callback(error),
    );
  }

  /** The pool makes its connections by its options as they are then. */
  #connectAs(login: Login): Promise<PoolClient> {
    Object.assign(this.options, login);
    return super.connect();
  }
}
