import { hearHints } from '@berthcare/shared/contracts/hints';

export type LiveState = 'connecting' | 'live' | 'lost';

/** The part of EventSource that is used: tests bring their own. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

export interface LiveOptions {
  /** Something changed: ask again. Many hints in a row come as one. */
  onHint: () => void;
  onState: (state: LiveState) => void;
  open?: (path: string) => Source;
}

const CLOSED = 2;
const GATHER = 250;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

/**
 * Listens for hints as long as it is not stopped. The browser reconnects by itself where the connection broke; where the
 * server answered anything but a stream it gives up, and we try again with growing pauses.
 * After every connection, the first included, it hints once: what was said before it stood is lost, and what is on the
 * screen may be from before.
 * @returns stops listening
 */
export function listen({ onHint, onState, open = (path) => new EventSource(path) }: LiveOptions): () => void {
  let source: Source;
  let pause = FIRST_RETRY;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const hint = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      onHint();
    }, GATHER);
  };

  const connect = () => {
    source = open(hearHints.path);
    source.addEventListener('open', () => {
      pause = FIRST_RETRY;
      onState('live');
      hint();
    });
    source.addEventListener('message', hint);
    source.addEventListener('error', () => {
      onState('lost');
      if (source.readyState !== CLOSED) return;
      // Why it was refused only an ordinary request can tell: the session may be over.
      hint();
      retry = setTimeout(connect, pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, LAST_RETRY);
    });
  };

  connect();
  return () => {
    clearTimeout(gathering);
    clearTimeout(retry);
    source.close();
  };
}
