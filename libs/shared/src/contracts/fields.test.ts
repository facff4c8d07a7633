import { expect, test } from 'vitest';
import { reportDevice, revokeDevice } from './devices';
import { readOfficeVisit } from './office-visit';
import { sendPicture, showPicture } from './photos';

const id = '0198a000-0000-7000-8000-00000000e7e1';

test.each([reportDevice, revokeDevice, readOfficeVisit, sendPicture, showPicture])(
  'an id in the path $path is in small letters',
  ({ params }) => {
    expect(params.safeParse({ id }).success).toBe(true);
    expect(params.safeParse({ id: id.toUpperCase() }).success).toBe(false);
  },
);
