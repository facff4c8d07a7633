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
    tryAgain: (id: string) => enter(underWay.map((one) => (one.id === id ? { ...one, trouble: null } : one))),
    leaveOut: (id: string) => enter(underWay.filter((one) => one.id !== id)),
  } as unknown as Taking;
  const enter = (next: readonly UnderWay[]) => {
    underWay = next;
    listeners.forEach((listener) => listener());
  };
  const stands = (...troubles: UnderWay['trouble'][]) =>
    enter(troubles.map((trouble, index) => ({ id: String(index), trouble })));
  return { taking, stands };
}

it('counts the pictures that only memory has, of every visit: not what is none, nor what no record takes', () => {
  const [morning, evening] = [standing(), standing()];
  const takings = openAllTakings(({ id }) => (id === 'morning' ? morning : evening).taking);
  const visits = ['morning', 'evening'].map((id) => ({ id, streamId: 'stream' }));
  const [first, second] = visits.map(takings.of);
  expect([first, second]).toEqual([morning.taking, evening.taking]);
  expect(takings.of({ id: 'morning', streamId: 'stream' })).toBe(first);

  const heard = vi.fn<() => void>();
  takings.subscribe(heard);
  morning.stands(null, 'noRoom', 'unreadable');
  evening.stands('failed', 'notHeld', 'tooLarge');
  const [one, other] = visits;
  expect(takings.unkept()).toEqual([
    { visit: one, count: 2 },
    { visit: other, count: 1 },
  ]);
  expect([takings.unkept() === takings.unkept(), heard.mock.calls.length]).toEqual([true, 2]);
  evening.stands();
  expect(takings.unkept()).toEqual([{ visit: one, count: 2 }]);

  takings.tryAgain('morning');
  expect(morning.taking.underWay().map(({ trouble }) => trouble)).toEqual([null, null, 'unreadable']);
  takings.tryAgain('evening');

  morning.stands(null, 'noRoom', 'unreadable');
  takings.leaveOut('morning');
  expect(morning.taking.underWay()).toEqual([{ id: '0', trouble: null }]);
  expect(takings.unkept()).toEqual([{ visit: one, count: 1 }]);
});
