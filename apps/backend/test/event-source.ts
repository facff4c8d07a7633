import { until } from './until';

export interface Heard {
  /** The data of each event so far. */
  events: unknown[];
  /** Lines that only keep the connection open. */
  beats: () => number;
  /** Whether the server has ended the stream. */
  ended: () => boolean;
  close: () => void;
}

/** Listens to server-sent events until it is closed. Resolves with the first line; rejects on a refusal. */
export async function listenTo(url: string, headers: Record<string, string>): Promise<Heard> {
  const closing = new AbortController();
  const response = await fetch(url, { headers, signal: closing.signal });
  if (!response.ok || response.body === null) throw new Error(`Answered ${response.status}`);
  let text = '';
  let ended = false;
  const heard: Heard = {
    events: [],
    beats: () => text.split(': beat').length - 1,
    ended: () => ended,
    close,
  };
  void read(response.body);
  await until(() => text !== '');
  return heard;

  function close() {
    closing.abort();
  }

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const events = text.split('\n\n').filter((event) => event.startsWith('data: '));
        heard.events.splice(0, Infinity, ...events.map((event) => JSON.parse(event.slice(6)) as unknown));
      }
    } catch {
      // Closed by this side, or cut: either way it is over.
    }
    ended = true;
  }
}
