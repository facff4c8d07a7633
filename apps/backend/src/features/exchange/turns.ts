import { ApiError } from '../../api-error';
import { createPlaces } from './places';

/** Works when it is its turn, and tells the work whether it waited for it. Throws ApiError `server.busy` at once where the line is full. */
export type Turns = <T>(work: (waited: boolean) => Promise<T>) => Promise<T>;

interface TurnsOptions {
  /** Works under way together. */
  atOnce: number;
  /** Works that wait. */
  inLine: number;
  /** 0 to 1, evenly. */
  random?: () => number;
  /** Milliseconds. */
  now?: () => number;
}

/** Fewer at once than the pool has connections, so that sessions are found and the office is answered meanwhile. */
const OF_A_PROCESS: TurnsOptions = { atOnce: 12, inLine: 100 };

/** So many at once, some more in a short line; whoever comes beyond it is told when to come back, each at another time. */
export function createTurns({
  atOnce,
  inLine,
  random = Math.random,
  now = () => performance.now(),
}: TurnsOptions = OF_A_PROCESS): Turns {
  const line: (() => void)[] = [];
  const places = createPlaces(now, random);
  let underWay = 0;
  return async (work) => {
    const waits = underWay >= atOnce;
    if (!waits) underWay += 1;
    else if (line.length < inLine) await new Promise<void>((begin) => line.push(begin));
    else throw new ApiError('server.busy', { retryAfterSeconds: places.promise() });
    try {
      return await work(waits);
    } finally {
      // The turn is handed on: nobody who comes now gets in between.
      const next = line.shift();
      places.ended(next !== undefined);
      if (next) next();
      else underWay -= 1;
    }
  };
}
