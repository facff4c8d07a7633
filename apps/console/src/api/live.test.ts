import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen, type LiveState, type Source } from './live';

/** An event source that does what the test says. */
class FakeSource {
  static opened: FakeSource[] = [];
  readyState = 0;
  closed = false;
  private listeners = new Map<string, () => void>();
  constructor() {
    FakeSource.opened.push(this);
  }
  addEventListener = (type: string, listener: () => void) => void this.listeners.set(type, listener);
  close = () => void (this.closed = true);
  tell(type: 'open' | 'message' | 'error', readyState = this.readyState) {
    this.readyState = readyState;
    this.listeners.get(type)?.();
  }
}

const states: LiveState[] = [];
let hints = 0;
let stop: () => void;
const last = () => FakeSource.opened.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
  states.length = 0;
  hints = 0;
  stop = listen({
    onHint: () => (hints += 1),
    onState: (state) => states.push(state),
    open: () => new FakeSource() as unknown as Source,
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('many hints in a row make one question', () => {
  last().tell('open', 1);
  vi.advanceTimersByTime(1_000);
  hints = 0;
  for (let i = 0; i < 20; i += 1) last().tell('message');
  vi.advanceTimersByTime(1_000);
  expect(hints).toBe(1);
  last().tell('message');
  vi.advanceTimersByTime(1_000);
  expect(hints).toBe(2);
});

test('every connection asks once, the first too: what was said before it stood is lost', () => {
  last().tell('open', 1);
  vi.advanceTimersByTime(1_000);
  expect(hints).toBe(1);
  last().tell('error', 0);
  last().tell('open', 1);
  vi.advanceTimersByTime(1_000);
  expect(hints).toBe(2);
  expect(states).toEqual(['live', 'lost', 'live']);
});

test('a refused connection is tried again, with growing pauses', () => {
  last().tell('error', 2);
  vi.advanceTimersByTime(2_600);
  expect(FakeSource.opened).toHaveLength(2);
  last().tell('error', 2);
  vi.advanceTimersByTime(2_600);
  expect(FakeSource.opened).toHaveLength(2);
  vi.advanceTimersByTime(2_600);
  expect(FakeSource.opened).toHaveLength(3);
});

test('stopped, it listens no more', () => {
  last().tell('error', 2);
  stop();
  vi.advanceTimersByTime(120_000);
  expect(FakeSource.opened).toHaveLength(1);
  expect(last().closed).toBe(true);
});
