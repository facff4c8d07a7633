/** The port: what has the token of Redis. ElastiCache is asked for a change, which it carries out in its own time. */
export interface TokenHolder {
  /** Resolves when no change is being carried out. */
  settled: () => Promise<void>;
  /** Asks that this token be taken beside those that are. */
  add: (token: string) => Promise<void>;
  /** Asks that this token alone be taken, and nobody without one. It must have been added before. */
  keepOnly: (token: string) => Promise<void>;
}

/** Whether Redis lets somebody in with this token; undefined is somebody without one. Rejects when it is not there. */
export type TryToken = (token: string | undefined) => Promise<boolean>;
