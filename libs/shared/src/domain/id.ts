import { z } from 'zod';

/** An id: a UUID as text, in small letters, because ids are compared and hashed as text. */
export const id = z.uuid().refine((text) => text === text.toLowerCase());
