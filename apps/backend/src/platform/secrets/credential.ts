import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '../logging/logger';
import type { ParameterReader } from './parameter-store';

/** A secret that may change while the process runs. */
export interface Credential<T> {
  /** What to try first. */
  current: () => T;
  /**
   * What to try after one was refused: the latest version, or, when that is the refused one, the version before it.
   * Becomes the current one. Undefined when nothing else is known.
   */
  after: (refused: T) => Promise<T | undefined>;
}

/** One that does not change. */
export const fixedCredential = <T>(value: T): Credential<T> => ({
  current: () => value,
  after: async () => undefined,
});

/**
 * One that is a parameter, read now and again whenever it is refused. Many may be refused at once: one of them asks
 * the store.
 * @param parse throws on a text that is none; its error must not hold the text
 */
export async function storedCredential<T>(
  store: ParameterReader,
  name: string,
  parse: (text: string) => T,
  log: Logger,
): Promise<Credential<T>> {
  let current = parse((await store.latest(name)).value);
  let asking: Promise<T | undefined> | undefined;

  const other = async (refused: T): Promise<T | undefined> => {
    const latest = await store.latest(name);
    const newest = parse(latest.value);
    if (!isDeepStrictEqual(newest, refused)) return newest;
    const earlier = await store.version(name, latest.version - 1);
    return earlier && parse(earlier.value);
  };

  const renew = async (refused: T): Promise<T | undefined> => {
    try {
      const next = await other(refused);
      if (next === undefined) return undefined;
      current = next;
      log.info(
        { event: 'credential.renewed', parameter: name },
        'A login was refused: the next one is tried',
      );
      return next;
    } catch (error) {
      log.warn({ event: 'credential.unknown', parameter: name, error }, 'The parameter cannot be read');
      return undefined;
    }
  };

  return {
    current: () => current,
    after: async (refused) => {
      if (!isDeepStrictEqual(current, refused)) return current;
      asking ??= renew(refused).finally(() => (asking = undefined));
      return asking;
    },
  };
}

/** The version in hand, the latest, and the one before it. */
const TRIES = 3;

/** Tries with what is in hand, and as often as it is refused with what else there is. Throws what the last try threw. */
export async function withCredential<T, R>(
  credential: Credential<T>,
  attempt: (value: T) => Promise<R>,
  isRefusal: (error: unknown) => boolean,
): Promise<R> {
  let value = credential.current();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(value);
    } catch (error) {
      const next = tries < TRIES && isRefusal(error) ? await credential.after(value) : undefined;
      if (next === undefined) throw error;
      value = next;
    }
  }
}
