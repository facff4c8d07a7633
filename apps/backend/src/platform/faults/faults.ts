/** Something that should not have happened, and the request in which it did. */
export interface Fault {
  error: unknown;
  requestId?: string | undefined;
  /** The pattern, never the path. */
  route?: string | undefined;
  /** The API's error code. */
  code?: string;
  /** It ends the process. */
  fatal?: boolean;
}

/** Where faults are told besides the log. */
export interface FaultListener {
  tell: (fault: Fault) => void;
  /** Resolves when everything is sent, or after some seconds. */
  flush: () => Promise<void>;
}

/** Passes faults on to a listener, once a role has read from its configuration that there is one. */
export interface Faults extends FaultListener {
  listen: (listener: FaultListener) => void;
}

export function createFaults(): Faults {
  let listener: FaultListener | undefined;
  return {
    listen: (it) => (listener = it),
    tell: (fault) => listener?.tell(fault),
    flush: async () => listener?.flush(),
  };
}
