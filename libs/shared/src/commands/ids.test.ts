import { expect, test } from 'vitest';
import { understand } from '../sync/decide';
import conflictDecide from './recorded/conflict-decide.v1.json';
import photoAttach from './recorded/photo-attach.v1.json';
import setAsideAccept from './recorded/set-aside-accept.v1.json';
import visitAddend from './recorded/visit-addend.v1-text.json';
import visitComplete from './recorded/visit-complete.v1.json';
import visitDocument from './recorded/visit-document.v1.json';
import visitStart from './recorded/visit-start.v1.json';

const anId = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;

/** The payload with one of its ids in capital letters, each in turn. */
function shouted(value: unknown): unknown[] {
  if (typeof value === 'string')
    return anId.test(value) ? [value.replace(anId, (id) => `A${id.slice(1).toUpperCase()}`)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    shouted(child).map((inner) =>
      Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [key]: inner }),
    ),
  );
}

test.each([
  [visitStart, 1],
  [visitDocument, 5],
  [visitComplete, 1],
  [visitAddend, 2],
  [photoAttach, 2],
  [conflictDecide, 2],
  [setAsideAccept, 1],
])('ids of $type are in small letters', ({ type, v, payload }, count) => {
  expect(shouted(payload)).toHaveLength(count);
  for (const told of shouted(payload))
    expect(understand(type, v, told)).toEqual({ refused: 'command.malformed' });
});
