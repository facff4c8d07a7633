import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventStreamTiming, listen } from './event-stream';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const HEADERS = { 'content-type': 'text/event-stream' };

/** A server whose lines are in the test's hand. */
function fakeServer() {
  const lines: ReadableStreamDefaultController<Uint8Array>[] = [];
  const asked: RequestInit[] = [];
  let refusal: Response | undefined;
  const fetch = ((_: string, init: RequestInit) => {
    asked.push(init);
    if (refusal) return Promise.resolve(refusal);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        lines.push(controller);
        init.signal?.addEventListener('abort', () => controller.error(new Error('aborted')), { once: true });
      },
    });
    return Promise.resolve(new Response(body, { headers: HEADERS }));
  }) as typeof globalThis.fetch;
  const heard: string[] = [];
  const notes: string[] = [];
  const stream = listen({
    url: '/v1/hints',
    token: () => 'secret',
    fetch,
    random: () => 1,
    onEvent: (data) => heard.push(data),
    onConnected: () => notes.push('connected'),
    onSignedOut: () => notes.push('signed out'),
  });
  return {
    asked,
    heard,
    notes,
    stream,
    say: (text: string) => lines.at(-1)?.enqueue(new TextEncoder().encode(text)),
    hangUp: () => lines.at(-1)?.close(),
    refuse: (response: Response) => (refusal = response),
    settle: () => vi.advanceTimersByTimeAsync(0),
  };
}

it('hears events, however the line cuts them, and sends its token', async () => {
  const server = fakeServer();
  await server.settle();
  server.say(': hello\n\ndata: {"streams":');
  server.say('["a"]}\n\n');
  await server.settle();
  expect(server.heard).toEqual(['{"streams":["a"]}']);
  expect(server.notes).toEqual(['connected']);
  expect(server.asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
  server.stream.stop();
});

it('takes a line that says nothing for dead, and calls again', async () => {
  const server = fakeServer();
  await server.settle();
  server.say(': beat\n\n');
  await vi.advanceTimersByTimeAsync(eventStreamTiming.silenceMs - 1);
  server.say(': beat\n\n');
  await vi.advanceTimersByTimeAsync(eventStreamTiming.silenceMs - 1);
  expect(server.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1 + eventStreamTiming.firstRetryMs);
  expect(server.asked).toHaveLength(2);
  server.stream.stop();
});

it('waits twice as long after each failure, and starts anew once it heard something', async () => {
  const server = fakeServer();
  const calls = () => server.asked.length;
  await server.settle();
  server.hangUp();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls()).toBe(2);
  server.hangUp();
  await vi.advanceTimersByTimeAsync(1_999);
  expect(calls()).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls()).toBe(3);
  server.say(': beat\n\n');
  await server.settle();
  server.hangUp();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls()).toBe(4);
  server.stream.stop();
});

it('calls at once when told to, instead of waiting', async () => {
  const server = fakeServer();
  await server.settle();
  server.hangUp();
  await server.settle();
  server.stream.retryNow();
  await server.settle();
  expect(server.asked).toHaveLength(2);
  server.stream.stop();
});

it('treats a page that is no stream as a failure', async () => {
  const server = fakeServer();
  await server.settle();
  server.refuse(new Response('<html>', { headers: { 'content-type': 'text/html' } }));
  server.hangUp();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.notes).toEqual(['connected']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.asked).toHaveLength(3);
  server.stream.stop();
});

it('ends where the session is over', async () => {
  const server = fakeServer();
  await server.settle();
  server.refuse(new Response('{}', { status: 401 }));
  server.hangUp();
  await vi.advanceTimersByTimeAsync(10 * eventStreamTiming.longestRetryMs);
  expect(server.notes).toEqual(['connected', 'signed out']);
  expect(server.asked).toHaveLength(2);
});

it('is silent once stopped', async () => {
  const server = fakeServer();
  await server.settle();
  server.stream.stop();
  await vi.advanceTimersByTimeAsync(10 * eventStreamTiming.longestRetryMs);
  expect(server.asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
