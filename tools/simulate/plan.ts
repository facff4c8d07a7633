import { positiveNumber } from '../positive-number';

/** What was asked for, in variables: `make simulate SEEDS=20000 FROM=1 STEPS=120 MINUTES=60`. */
export interface Plan {
  from: number;
  seeds: number;
  /** Of each world: in a long one people meet more often. Null: as many as its seed says. */
  steps: number | null;
  /** When no further world is begun; null: when all have run. */
  minutes: number | null;
}

/** @throws with one line that says which variable is wrong */
export function readPlan(variables: NodeJS.ProcessEnv): Plan {
  const positive = (name: string) => positiveNumber(variables, name);
  const whole = (name: string) => {
    const number = positive(name);
    return number === null ? null : Math.ceil(number);
  };
  return {
    from: whole('FROM') ?? 1,
    seeds: whole('SEEDS') ?? 2_000,
    steps: whole('STEPS'),
    minutes: positive('MINUTES'),
  };
}
