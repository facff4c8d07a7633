import { describe, expect, test } from 'vitest';
import { limits } from './limits';
import { syncRequest, syncResponse, wireCommand } from './wire';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const window = { from: '2026-02-03', to: '2026-03-19' };

const command = {
  ...{
    id: uuid(1),
    seq: 1,
    hash: 'a'.repeat(64),
    type: 'visit.start',
    v: 1,
    stream: uuid(2),
    author: uuid(3),
  },
  ...{ at: 1, skew: -5, basis: { 'visitEntry/x/value': null, 'visitEntry/y/value': 'b'.repeat(16) } },
  payload: { anything: ['at', 'all'] },
};

/** Lists within one another. */
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => [inner], null);

const request = {
  ...{ protocol: 1, epoch: null, incarnation: uuid(4), lastSeq: 1, projection: 'c'.repeat(16), token: null },
  ...{ holdings: { window, streams: [[uuid(2), 0]] }, now: 1, commands: [command] },
};

const page = {
  ...{
    kind: 'page',
    token: 'token',
    more: false,
    window,
    dropped: [uuid(5)],
    sums: [[uuid(5), '00f1e2d3c4b5a697']],
  },
  streams: [{ id: uuid(2), kind: 'client', reset: true, begins: true, cursor: null }],
  // A table that this app does not know is carried, not refused.
  tables: [{ table: 'moonPhase', streams: [0], versions: [7], ids: [uuid(6)], columns: [['new'], [null]] }],
  gone: [[0, 'visit', uuid(7), 8]],
};

const response = {
  ...{ protocol: 1, epoch: 'epoch', now: 1, incarnation: 'known', answered: 1, pull: page },
  outcomes: [{ id: uuid(1), outcome: 'applied', stream: uuid(2), version: 3, reason: null, receivedAt: 1 }],
};

describe('the wire carries', () => {
  test('a request as it is', () => expect(syncRequest.parse(request)).toEqual(request));
  test('a payload as deep as any may be', () => {
    expect(wireCommand.safeParse({ ...command, payload: nested(limits.payloadLevels) }).success).toBe(true);
  });
  test('an answer as it is', () => expect(syncResponse.parse(response)).toEqual(response));
  test.each(['current', 'ask_holdings', 'upgrade'])('an answer that is %s', (kind) => {
    expect(syncResponse.safeParse({ ...response, pull: { kind } }).success).toBe(true);
  });
});

describe('the wire refuses', () => {
  test.each([
    ['a member that is not declared', { ...command, urgent: true }],
    ['a hash that is none', { ...command, hash: 'A'.repeat(64) }],
    ['a sequence below 1', { ...command, seq: 0 }],
    ['a time that is not whole', { ...command, at: 1.5 }],
    ['a time before 1970', { ...command, at: -1 }],
    ['a time that no clock tells', { ...command, at: Date.UTC(2200, 0, 2) }],
    ['a clock beyond all calendars', { ...command, skew: 9e15 }],
    ['a clock far behind', { ...command, skew: -9e15 }],
    ['a stream that is no UUID', { ...command, stream: 'ada' }],
    ['an id in capital letters', { ...command, id: 'AAAAAAAA-0000-4000-8000-000000000001' }],
    ['a type that is no name', { ...command, type: 'visit\u0000start' }],
    ['a basis of other things', { ...command, basis: { key: 1 } }],
    ['a payload too deep to be hashed', { ...command, payload: nested(5_000) }],
    ['a payload a little too deep', { ...command, payload: nested(limits.payloadLevels + 1) }],
    [
      'a number that has no canonical form',
      { ...command, payload: { amount: JSON.parse('1e999') as unknown } },
    ],
  ])('a command with %s', (_, wrong) => expect(wireCommand.safeParse(wrong).success).toBe(false));

  test.each([
    ['too many commands', { commands: Array(limits.commandsPerRequest + 1).fill(command) }],
    ['a negative count', { lastSeq: -1 }],
    ['a cursor below 0', { holdings: { window, streams: [[uuid(2), -1]] } }],
    ['a day that is none', { holdings: { window: { ...window, to: '2026-02-30' }, streams: [] } }],
    ['a clock beyond all calendars', { now: 9e15 }],
    ['no clock', { now: undefined }],
  ])('a request with %s', (_, over) =>
    expect(syncRequest.safeParse({ ...request, ...over }).success).toBe(false),
  );
});
