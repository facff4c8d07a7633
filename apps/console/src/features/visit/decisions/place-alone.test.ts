import { expect, test } from 'vitest';
import { isPlaceAlone } from './place-alone';

const nothing = {
  ...{ entries: [], startedAt: null, endedAt: null, text: null, because: null },
  ...{ signature: null, unsignedReason: null, photo: null, unread: null },
};

test('what says nothing else says where the visit started', () => {
  expect(isPlaceAlone(nothing)).toBe(true);
  expect(isPlaceAlone({ ...nothing, startedAt: 1 })).toBe(false);
  expect(isPlaceAlone({ ...nothing, unread: '{}' })).toBe(false);
  const note = { kind: 'note', text: 'Slept well' } as const;
  const entries = [{ item: 'note', title: null, value: note, inRecord: null }];
  expect(isPlaceAlone({ ...nothing, entries })).toBe(false);
});
