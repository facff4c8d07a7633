import { z } from 'zod';

/** NUL, which PostgreSQL's text cannot hold, and halves of surrogate pairs: an emoji that some field cut in two. */
const unkeepable = /\0|[\ud800-\udfff]/gu;

/** Free text, in a form that every database keeps as it is; what no reader could see is taken out. */
export const written = () =>
  z.string().overwrite((text) => text.replace(unkeepable, (found) => (found === '\0' ? '' : '\ufffd')));
