import { choosePicture, pictureOf, PictureError, type Picture } from '../../src/platform/picture';

/** What became of a file; where it is a picture, what the browser finds in it. */
async function look(
  file: Blob,
): Promise<string | (Omit<Picture, 'bytes'> & { colours: number[][]; bytes: number[] })> {
  try {
    const { bytes, ...picture } = await pictureOf(file);
    return { ...picture, bytes: [...bytes], colours: await cornersOf(new Blob([bytes])) };
  } catch (error) {
    return error instanceof PictureError ? error.why : String(error);
  }
}

/** The colour in each corner, from the upper left on, row by row. */
async function cornersOf(file: Blob): Promise<number[][]> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  pen.drawImage(picture, 0, 0);
  const at = (x: number, y: number) => [...pen.getImageData(x * (width - 1), y * (height - 1), 1, 1).data];
  return [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
}

const handle = { choosePicture, look };

export type PicturePage = typeof handle;
(globalThis as unknown as { page: PicturePage }).page = handle;
