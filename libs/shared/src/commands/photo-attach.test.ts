import { expect, test } from 'vitest';
import { limits } from '../sync/limits';
import { ada, noon, photo, picture, priya, visit } from '../testing/record-rows';
import { photoAttach } from './photo-attach';

const morning = visit('morning', { state: 'in_progress' });
const payload = { visitId: morning.id, ...picture() };

const attach = (same: ReturnType<typeof photo>[]) =>
  photoAttach.rule({ visits: [morning], same }, payload, {
    ...{ commandId: 'command', streamId: ada, author: { id: priya, role: 'caregiver' } },
    ...{ at: noon + 9, receivedAt: null, basis: {} },
  });

test('attaching keeps what the photo is and who took it; that its picture is there is not for a phone to say', () => {
  expect(attach([])).toEqual({ outcome: 'applied', changes: [{ table: 'photo', row: photo(morning) }] });
});

test('a photo is attached once: what is known of it is never written over', () => {
  expect(attach([photo(morning)])).toEqual({ outcome: 'refused', reason: 'photo.exists' });
});

test.each([
  ['no picture', { bytes: 0 }],
  ['a picture larger than any may be', { bytes: limits.photoBytes + 1 }],
  ['an edge longer than any may be', { height: limits.photoEdge + 1 }],
  ['no hash', { sha256: '' }],
  ['a hash in another spelling', { sha256: picture().sha256.toUpperCase() }],
  ['something that is no picture', { type: 'text/html' }],
  ['a photo that is no id', { photoId: 'picture' }],
  ['word that it has arrived', { arrivedAt: noon }],
])('%s is malformed', (_, over) => {
  expect(photoAttach.schema.safeParse({ ...payload, ...over }).success).toBe(false);
});
