import { createHash } from 'node:crypto';
import type { Gesture, Held } from './gesture';
import { photoKey, type Photo } from './photo-draft';

/** Takes a photo: its picture is on the disk before it is on the screen. */
export const photograph: Gesture = {
  name: 'takes a photo in',
  weight: () => 2,
  on: 'in_progress',
  happen: async (device, { id: visitId, streamId }, chance) => {
    const bytes = Buffer.from(chance.uuid());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const picture = { sha256, bytes: bytes.length, type: 'image/jpeg' as const, width: 4, height: 3 };
    const photo = { photoId: chance.uuid(), ...picture, takenAt: device.now() };
    await device.photograph({ visitId, streamId, photo }, bytes);
  },
};

/** The commands that seal a visit's photos: one each. */
export const attaching = ({ drafts }: Pick<Held, 'drafts'>, visitId: string) =>
  [...drafts]
    .filter(([key]) => key.startsWith(photoKey(visitId)))
    .map(([key, { body }]) => ({
      type: 'photo.attach' as const,
      payload: { visitId, ...(JSON.parse(body) as Photo) },
      consumes: [key],
    }));

export const attach: Gesture = {
  name: 'leaves the photos of',
  weight: () => 2,
  on: 'in_progress',
  happen: async (device, { id, streamId }) => {
    const photos = attaching(device, id);
    if (photos.length > 0) await device.seal(streamId, ...photos);
  },
};
