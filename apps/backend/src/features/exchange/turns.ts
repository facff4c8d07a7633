import { ApiError } from '../../api-error';

/** Works when it is its turn, and tells the work whether it waited for it. Throws ApiError `server.busy` at once where the line is full. */
export type Turns = <T>(work: (waited: boolean) => Promise<T>) => Promise<T>;

interface TurnsOptions {
  /** Works under way together. */
  atOnce: number;
  /** Works that wait. */
  inLine: number;
  /** 0 to 1, evenly. */
  random?: () => number;
}

/** Fewer at once than the pool has connections, so that sessions are found and the office is answered meanwhile. */
const OF_A_PROCESS: TurnsOptions = { atOnce: 12, inLine: 100 };

const LEAST_WAIT_SECONDS = 2;
const SPREAD_SECONDS = 10;

/** So many at once, some more in a short line; whoever comes beyond it is told to come back, each at another time. */
export function createTurns({ atOnce, inLine, random = Math.random }: TurnsOptions = OF_A_PROCESS): Turns {
  const line: (() => void)[] = [];
  let underWay = 0;
  return async (work) => {
    const waits = underWay >= atOnce;
    if (!waits) underWay += 1;
    else if (line.length < inLine) await new Promise<void>((begin) => line.push(begin));
    else {
      const retryAfterSeconds = LEAST_WAIT_SECONDS + Math.floor(random() * SPREAD_SECONDS);
      throw new ApiError('server.busy', { retryAfterSeconds });
    }
    try {
      return await work(waits);
    } finally {
      // The turn is handed on: nobody who comes now gets in between.
      const next = line.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
}
