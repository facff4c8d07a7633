import { z } from 'zod';

export type Environment = Record<string, string | undefined>;

/** A wrong variable: what is wrong with it, never its value. */
export interface Problem {
  variable: string;
  problem: string;
}

/** The environment is not one to start in; every wrong variable is named. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: Problem[]) {
    super(problems.map(({ variable, problem }) => `${variable}: ${problem}`).join('\n'));
  }
}

/** Some variables that belong together, and what becomes of them. */
export interface Group<Value> {
  variables: string[];
  /** Reads an empty variable as unset. Throws ConfigError. */
  read: (environment: Environment) => Value;
}

export function group<Shape extends z.ZodRawShape, Value>(
  shape: Shape,
  build: (values: z.output<z.ZodObject<Shape>>) => Value,
): Group<Value> {
  const variables = Object.keys(shape);
  return {
    variables,
    read: (environment) => {
      const present = variables.filter((name) => environment[name]);
      const values = Object.fromEntries(present.map((name) => [name, environment[name]]));
      const parsed = z.object(shape).safeParse(values);
      if (parsed.success) return build(parsed.data);
      throw new ConfigError(parsed.error.issues.map((issue) => problemOf(issue, present)));
    },
  };
}

function problemOf({ path, message }: z.core.$ZodIssue, present: string[]): Problem {
  const variable = String(path[0]);
  return { variable, problem: present.includes(variable) ? message : 'is missing' };
}

/** Reads all groups, so that one ConfigError names every wrong variable of all of them. */
export function readGroups<Values extends object>(
  groups: { [Name in keyof Values]: Group<Values[Name]> },
  environment: Environment,
): Values {
  const problems: Problem[] = [];
  const entries = Object.entries<Group<unknown>>(groups).map(([name, { read }]) => {
    try {
      return [name, read(environment)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return [name, undefined];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.fromEntries(entries) as Values;
}

/** Several groups as one. */
export function groupOf<Values extends object>(groups: {
  [Name in keyof Values]: Group<Values[Name]>;
}): Group<Values> {
  const parts = Object.values<Group<unknown>>(groups);
  return {
    variables: parts.flatMap(({ variables }) => variables),
    read: (environment) => readGroups<Values>(groups, environment),
  };
}

/** The first group where the variable is set, the second where it is not. */
export function whereSet<A, B>(variable: string, set: Group<A>, unset: Group<B>): Group<A | B> {
  return {
    variables: [...set.variables, ...unset.variables],
    read: (environment) => (environment[variable] ? set : unset).read(environment),
  };
}
