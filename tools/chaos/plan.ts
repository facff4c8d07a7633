import { positiveNumber } from '../positive-number';
import { spoilings, type SpoilingName } from './stage/spoiled';

/** What was asked for, in variables: `make chaos MINUTES=60 SEED=7`. */
export interface Plan {
  seed: number;
  /** How long things go wrong; setting up, coming to rest and judging come on top. */
  seconds: number;
  /** A build that is broken on purpose, to see that it is found. */
  spoiled: SpoilingName | null;
  /** Where the evidence goes. */
  evidence: string | null;
}

/** @throws with one line that says which variable is wrong */
export function readPlan(variables: NodeJS.ProcessEnv): Plan {
  const positive = (name: string) => positiveNumber(variables, name);
  const spoiled = variables.SPOILED || null;
  if (spoiled !== null && !(spoiled in spoilings))
    throw new Error(`SPOILED must be one of ${Object.keys(spoilings).join(', ')}, not ${spoiled}`);
  return {
    seed: positive('SEED') ?? Math.floor(Math.random() * 2 ** 31),
    seconds: positive('SECONDS') ?? 60 * (positive('MINUTES') ?? 1),
    spoiled: spoiled as SpoilingName | null,
    evidence: variables.EVIDENCE || null,
  };
}

/** The command that begins with the same seed. What a killed process was doing at that moment is nobody's to repeat. */
export const again = ({ seed, seconds, spoiled }: Plan): string =>
  ['make chaos', `SECONDS=${seconds}`, `SEED=${seed}`, ...(spoiled ? [`SPOILED='${spoiled}'`] : [])].join(
    ' ',
  );
