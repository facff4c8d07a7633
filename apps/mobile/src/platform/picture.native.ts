import type { choosePicture as webChoosePicture, pictureOf as webPictureOf } from './picture';

export type { Picture, PictureSource } from './picture';

/** The app for iOS and Android takes no pictures yet, and its screens offer none: see decision 0157. */
export const choosePicture: typeof webChoosePicture = async () => null;

export class PictureError extends Error {
  constructor(readonly why: 'unreadable' | 'tooLarge') {
    super(why);
  }
}

export const pictureOf: typeof webPictureOf = async () => {
  throw new PictureError('unreadable');
};
