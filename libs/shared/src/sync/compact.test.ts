import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, compactResponse, expand, type CompactResponse } from './compact';
import type { Page, SyncResponse } from './wire';

const id = fc.uuid();
const nullable = fc.option(id, { nil: null });
const version = fc.nat();

/** A visit's entry has ids in its first, its seventh and its last column. */
const entry = fc.tuple(id, version, id, nullable, id);

const pageOf = (
  stream: string,
  rows: (readonly [string, number, string, string | null, string])[],
  rest: string[],
): Page => ({
  ...{ kind: 'page', token: 'token', more: false, window: { from: '2026-02-03', to: '2026-03-19' } },
  streams: [{ id: stream, kind: 'client', reset: false, begins: true, cursor: 7 }],
  tables: [
    {
      ...{ table: 'visitEntry', streams: rows.map(() => 0), versions: rows.map(([, at]) => at) },
      ids: rows.map(([own]) => own),
      columns: [
        rows.map(([, , visit]) => visit),
        ...[1, 2, 3, 4, 5].map((column) => rows.map(() => column)),
        rows.map(([, , , source]) => source),
        ...[7, 8].map((column) => rows.map(() => column)),
        rows.map(([, , , , by]) => by),
      ],
    },
  ],
  gone: rest.map((row) => [0, 'visitEntry', row, 3]),
  dropped: rest,
  kept: [stream],
  sums: [[stream, '00f1e2d3c4b5a697']],
});

const answer = (pull: SyncResponse['pull']): SyncResponse => ({
  ...{ protocol: 1, epoch: 'epoch', now: 1, incarnation: 'known', answered: 0, outcomes: [], pull },
});

/** Through JSON, as it travels, and held to its schema. */
const travelled = (response: SyncResponse, asked: string | null): CompactResponse =>
  compactResponse.parse(JSON.parse(JSON.stringify(compact(response, asked))));

describe('a page', () => {
  it('is the same after it has travelled', () => {
    fc.assert(
      fc.property(id, fc.array(entry), fc.array(id), (stream, rows, rest) => {
        const whole = answer(pageOf(stream, rows, rest));
        expect(expand(travelled(whole, null), null)).toEqual(whole);
      }),
    );
  });

  it('is not written with an id that is none: every later one would be another', () => {
    const page = pageOf('0f8fad5b-d9cb-469f-a165-70867728950e', [], ['not-an-id']);
    expect(() => compact(answer(page), null)).toThrow(TypeError);
  });

  it('writes each id once', () => {
    const same = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const { pull } = travelled(answer(pageOf(same, [[same, 1, same, same, same]], [same])), null);
    expect(pull).toMatchObject({ ids: 'D4-tW9nLRp-hZXCGdyiVDg', streams: [{ id: 0 }], dropped: [0] });
  });

  it('that names an id it does not bring is none', () => {
    const whole = travelled(answer(pageOf('0f8fad5b-d9cb-469f-a165-70867728950e', [], [])), null);
    const altered = { ...whole, pull: { ...whole.pull, dropped: [1] } } as CompactResponse;
    expect(() => expand(altered, null)).toThrow(RangeError);
  });
});

describe('the epoch', () => {
  const current = answer({ kind: 'current' });
  it('is left out where it is the request’s', () => {
    expect(travelled(current, 'epoch')).not.toHaveProperty('epoch');
    expect(expand(travelled(current, 'epoch'), 'epoch')).toEqual(current);
  });
  it('is told where it is another', () => {
    expect(expand(travelled(current, 'before'), 'before')).toEqual(current);
  });
  it('is not left out for a device that knows none', () => {
    expect(() => expand({ ...compact(current, 'epoch') }, null)).toThrow(TypeError);
  });
});
