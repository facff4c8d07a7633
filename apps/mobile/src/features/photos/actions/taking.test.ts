import type { NewPhoto } from '@berthcare/sync-client/photos/photos';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import { DatabaseError } from '@berthcare/sync-client/sqlite/database-error';
import { hashOf } from '@berthcare/shared/sync/hash';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PictureError, type Picture } from '../../../platform/picture';
import { PHOTOS, photoKey } from './photo-drafts';
import { mayTryAgain, openTaking, type Taking } from './taking';

const visit = { id: 'visit', streamId: 'stream' };
const now = 1_700_000_000_000;
const bytes = new Uint8Array([1, 2, 3]);
const drawn: Picture = { bytes, sha256: hashOf('a'), type: 'image/jpeg', width: 4, height: 3 };
const file = (lastModified = now) => new File(['x'], 'IMG_1.jpg', { lastModified });

let kept: NewPhoto[];
let next: File | null;
let keeping: () => Promise<void>;
let draws: () => Promise<Picture>;
let onKept: ReturnType<typeof vi.fn<() => void>>;
let report: ReturnType<typeof vi.fn<(error: unknown) => void>>;
let taking: Taking;

beforeEach(() => {
  [kept, next, onKept, report] = [[], file(), vi.fn<() => void>(), vi.fn<(error: unknown) => void>()];
  keeping = () => Promise.resolve();
  draws = () => Promise.resolve(drawn);
  let minted = 0;
  taking = openTaking({
    visit,
    photos: {
      async keep(photo) {
        await keeping();
        kept.push(photo);
      },
    },
    choose: () => Promise.resolve(next),
    pictureOf: () => draws(),
    newId: () => `photo-${(minted += 1)}`,
    ...{ now: () => now, report, onKept },
  });
});

const troubles = () => taking.underWay().map(({ trouble }) => trouble);

describe('a photo', () => {
  it('is kept as a draft of its visit, and then no longer under way', async () => {
    await taking.add('camera');
    expect(troubles()).toEqual([null]);
    expect(await taking.settled()).toBe(true);
    const body = { photoId: 'photo-1', sha256: drawn.sha256, bytes: 3, type: 'image/jpeg' };
    expect(kept).toMatchObject([
      {
        ...{ id: 'photo-1', streamId: 'stream' },
        draft: { key: photoKey('visit', 'photo-1'), subject: 'visit', section: PHOTOS, at: now },
      },
    ]);
    expect(kept[0]!.draft.body).toEqual({ ...body, width: 4, height: 3, takenAt: now });
    expect(taking.underWay()).toEqual([]);
    expect(onKept).toHaveBeenCalledOnce();
  });

  it('that was thought better of leaves nothing', async () => {
    next = null;
    await taking.add('files');
    expect([await taking.settled(), taking.underWay(), kept]).toEqual([true, [], []]);
  });

  it.each([
    ['made earlier, says so', now - 86_400_000, now - 86_400_000],
    ['of a clock that runs ahead, is of now', now + 5_000, now],
    ['that does not say when it was made, is of now', 0, now],
  ])('chosen from files, %s', async (_, lastModified, takenAt) => {
    next = file(lastModified);
    await taking.add('files');
    await taking.settled();
    expect(kept[0]!.draft.body).toMatchObject({ takenAt });
  });
});

describe('who wants to go on', () => {
  it('waits for every picture that is still being drawn, one begun meanwhile too', async () => {
    const ready: (() => void)[] = [];
    draws = () => new Promise((resolve) => ready.push(() => resolve(drawn)));
    await taking.add('camera');
    let settled: boolean | null = null;
    const done = taking.settled().then((all) => (settled = all));
    await taking.add('camera');
    ready[0]!();
    await vi.waitFor(() => expect(kept).toHaveLength(1));
    expect(settled).toBeNull();
    ready[1]!();
    await done;
    expect([settled, kept.length]).toEqual([true, 2]);
  });

  it('is told when one could not be kept, until somebody has decided about it', async () => {
    draws = () => Promise.reject(new PictureError('unreadable'));
    await taking.add('files');
    expect(await taking.settled()).toBe(false);
    expect(troubles()).toEqual(['unreadable']);
    taking.leaveOut('photo-1');
    expect(await taking.settled()).toBe(true);
    expect(kept).toEqual([]);
  });
});

describe('what could not be kept', () => {
  it.each([
    ['no room in the browser’s store', new DOMException('full', 'QuotaExceededError'), 'noRoom'],
    ['no room for the database', new DatabaseError('full', 'disk full'), 'noRoom'],
    ['a store that fails', new DatabaseError('io', 'no disk'), 'failed'],
  ] as const)('for %s is not lost: tried again it is kept once', async (_, error, trouble) => {
    keeping = () => Promise.reject(error);
    await taking.add('camera');
    expect([await taking.settled(), troubles()]).toEqual([false, [trouble]]);
    expect(report).toHaveBeenCalledTimes(trouble === 'failed' ? 1 : 0);
    keeping = () => Promise.resolve();
    taking.tryAgain('photo-1');
    // Pressed twice.
    taking.tryAgain('photo-1');
    expect(troubles()).toEqual([null]);
    expect([await taking.settled(), kept.map(({ id }) => id)]).toEqual([true, ['photo-1']]);
  });

  it('because the record has left the phone is not offered again, and is no fault', async () => {
    keeping = () => Promise.reject(new CommandRefused('device.not_held'));
    await taking.add('camera');
    expect([await taking.settled(), troubles(), mayTryAgain('notHeld')]).toEqual([false, ['notHeld'], false]);
    expect(report).not.toHaveBeenCalled();
  });

  it('because it was no picture gives way to the next one; a photo that waits for room does not', async () => {
    keeping = () => Promise.reject(new DatabaseError('full', 'disk full'));
    await taking.add('camera');
    await taking.settled();
    draws = () => Promise.reject(new PictureError('tooLarge'));
    await taking.add('files');
    await taking.settled();
    expect(troubles()).toEqual(['noRoom', 'tooLarge']);
    draws = () => Promise.resolve(drawn);
    keeping = () => Promise.resolve();
    await taking.add('files');
    await taking.settled();
    expect(troubles()).toEqual(['noRoom']);
  });
});
