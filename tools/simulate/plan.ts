/** What was asked for, in variables: `make simulate SEEDS=20000 FROM=1 MINUTES=60`. */
export interface Plan {
  from: number;
  seeds: number;
  /** When no further world is begun; null: when all have run. */
  minutes: number | null;
}

/** @throws with one line that says which variable is wrong */
export function readPlan(variables: NodeJS.ProcessEnv): Plan {
  const positive = (name: string): number | null => {
    const text = variables[name];
    if (text === undefined || text === '') return null;
    const value = Number(text);
    if (!(value > 0)) throw new Error(`${name} must be a number above 0, not ${text}`);
    return value;
  };
  return {
    from: Math.floor(positive('FROM') ?? 1),
    seeds: Math.floor(positive('SEEDS') ?? 2_000),
    minutes: positive('MINUTES'),
  };
}
