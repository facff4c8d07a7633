import type { SyncState } from '@berthcare/sync-client/scheduler';
import { expect, test } from 'vitest';
import { heardAfter, nothingHeard } from './network';

/** What happens to a phone: an exchange begins or ends in a way, or the device's hint turns. */
type Event = SyncState['kind'] | 'went' | 'came back';

/** What the phone says of the network after all that. */
function said(...events: Event[]) {
  let heard = nothingHeard;
  let state: SyncState = { kind: 'resting' };
  let online = true;
  for (const event of events) {
    if (event === 'went' || event === 'came back') online = event === 'came back';
    else state = { kind: event };
    heard = heardAfter(heard, state, online);
  }
  return heard.network;
}

test('how the last exchange ended holds until the next one has ended', () => {
  expect(said('resting')).toBe('starting');
  expect(said('exchanging', 'connected')).toBe('connected');
  expect(said('exchanging', 'offline', 'exchanging')).toBe('offline');
  expect(said('exchanging', 'offline', 'exchanging', 'connected')).toBe('connected');
  expect(said('exchanging', 'connected', 'exchanging', 'signed_out')).toBe('signed-out');
});

test('nobody is connected once the network went, and none is believed in again before an exchange', () => {
  expect(said('connected', 'went')).toBe('offline');
  expect(said('connected', 'went', 'came back')).toBe('offline');
  expect(said('connected', 'went', 'came back', 'exchanging')).toBe('offline');
  expect(said('connected', 'went', 'came back', 'exchanging', 'connected')).toBe('connected');
});

test('an exchange that comes through is believed, whatever the device says of its network', () => {
  expect(said('connected', 'went', 'exchanging', 'connected')).toBe('connected');
  expect(said('connected', 'went', 'connected')).toBe('connected');
  expect(said('went', 'exchanging', 'connected', 'exchanging')).toBe('connected');
});

test('that the network went says nothing new before the first exchange, or of who is signed out', () => {
  expect(said('went')).toBe('starting');
  expect(said('signed_out', 'went')).toBe('signed-out');
});

test('an end that comes together with the loss of the network is not believed', () => {
  expect(heardAfter(nothingHeard, { kind: 'connected' }, false).network).toBe('offline');
});

test('nothing new leaves it the same', () => {
  const heard = heardAfter(nothingHeard, { kind: 'connected' }, true);
  expect(heardAfter(heard, heard.state, true)).toBe(heard);
});
