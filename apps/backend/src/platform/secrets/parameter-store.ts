/** One version of a parameter; versions of a name count up by one. */
export interface Parameter {
  value: string;
  version: number;
}

/** A parameter that is not there, or not as it should be. Its message names the parameter, never a value. */
export class ParameterError extends Error {
  override name = 'ParameterError';
  readonly safeMessage = true;
}

/** The port: named secrets, each with its earlier versions. Names are relative to the environment's path. */
export interface ParameterReader {
  /** Throws ParameterError when there is none. */
  latest: (name: string) => Promise<Parameter>;
  /** A certain version; undefined when there is none, or none any more. */
  version: (name: string, version: number) => Promise<Parameter | undefined>;
}

export interface ParameterStore extends ParameterReader {
  /** Adds a version, the latest from then on; answers its number. */
  write: (name: string, value: string) => Promise<number>;
}
