import { z } from 'zod';
import { endpoint } from './endpoint';
import { id, instant } from './fields';

/** Absolute, or a path of this server's; whoever has it may use it until it expires. */
const address = { url: z.string(), expiresAt: instant };

const photo = z.strictObject({ id });

/**
 * Asked before the picture is sent, and again when it has been: who asks after a crash goes on where they were. A photo
 * that was not attached yet, or whose command was refused, does not exist.
 */
export const sendPicture = endpoint({
  method: 'POST',
  path: '/v1/photos/:id/picture',
  summary: 'Whether the picture of a photo of yours has arrived; where to send it if not',
  tag: 'Photos',
  auth: 'device',
  params: photo,
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('arrived') }),
    /** One PUT of the very bytes that were announced, with these headers as they are. */
    z.object({ kind: z.literal('send'), ...address, headers: z.record(z.string(), z.string()) }),
  ]),
});

/** A photo of a record that the asker holds, or has the team of. The office's looks are audited. */
export const showPicture = endpoint({
  method: 'GET',
  path: '/v1/photos/:id/picture',
  summary: 'Where the picture of a photo can be fetched',
  tag: 'Photos',
  auth: 'any',
  params: photo,
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('there'), ...address }),
    z.object({ kind: z.literal('awaited') }),
  ]),
});
