/** Ids of streams that changed. */
export type HintListener = (streamIds: string[]) => void;

/**
 * The port. A hint says that something changed, never what; it may be lost, doubled or late, and whoever
 * hears it asks again. `close` ends it for good.
 */
export interface Hints {
  /**
   * Tells every process, this one too. Call it after the commit, outside any transaction. Never rejects: a
   * hint that cannot be sent is lost, and logged.
   */
  publish: (streamIds: readonly string[]) => Promise<void>;
  /** Returns what ends the subscription. A listener must not throw. */
  subscribe: (listener: HintListener) => () => void;
  close: () => Promise<void>;
}

/** The processes' common channel. */
export const CHANNEL = 'berthcare_hints';

/** Both carriers take text: ids are joined by spaces, several messages when they are many. */
export function encodeHint(streamIds: readonly string[], maxBytes: number): string[] {
  const messages: string[] = [];
  let message = '';
  for (const id of new Set(streamIds)) {
    const longer = message === '' ? id : `${message} ${id}`;
    if (Buffer.byteLength(longer) <= maxBytes) {
      message = longer;
    } else {
      messages.push(message);
      message = id;
    }
  }
  return message === '' ? messages : [...messages, message];
}

export const decodeHint = (message: string): string[] => message.split(' ').filter(Boolean);
