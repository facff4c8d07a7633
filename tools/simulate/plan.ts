import { positiveNumber } from '../positive-number';

/** What was asked for, in variables: `make simulate SEEDS=20000 FROM=1 MINUTES=60`. */
export interface Plan {
  from: number;
  seeds: number;
  /** When no further world is begun; null: when all have run. */
  minutes: number | null;
}

/** @throws with one line that says which variable is wrong */
export function readPlan(variables: NodeJS.ProcessEnv): Plan {
  const positive = (name: string) => positiveNumber(variables, name);
  return {
    from: Math.floor(positive('FROM') ?? 1),
    seeds: Math.floor(positive('SEEDS') ?? 2_000),
    minutes: positive('MINUTES'),
  };
}
