import { expect, it, vi } from 'vitest';
import { openAllTakings } from './all-takings';
import type { Taking, UnderWay } from './taking';

/** A taking as it stands, which tells when it stands otherwise. */
function standing() {
  const listeners = new Set<() => void>();
  let underWay: readonly UnderWay[] = [];
  const taking = {
    underWay: () => underWay,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Taking;
  const stands = (...troubles: UnderWay['trouble'][]) => {
    underWay = troubles.map((trouble, index) => ({ id: String(index), trouble }));
    listeners.forEach((listener) => listener());
  };
  return { taking, stands };
}

it('counts the pictures that only memory has, of every visit: not what is none, nor what no record takes', () => {
  const [morning, evening] = [standing(), standing()];
  const takings = openAllTakings(({ id }) => (id === 'morning' ? morning : evening).taking);
  const [first, second] = ['morning', 'evening'].map((id) => takings.of({ id, streamId: 'stream' }));
  expect([first, second]).toEqual([morning.taking, evening.taking]);
  expect(takings.of({ id: 'morning', streamId: 'stream' })).toBe(first);

  const heard = vi.fn<() => void>();
  takings.subscribe(heard);
  morning.stands(null, 'noRoom', 'unreadable');
  evening.stands('failed', 'notHeld', 'tooLarge');
  expect([takings.unkept(), heard.mock.calls.length]).toEqual([3, 2]);
  evening.stands();
  expect(takings.unkept()).toBe(2);
});
