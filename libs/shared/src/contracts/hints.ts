import { z } from 'zod';
import { endpoint } from './endpoint';

/** Only a hint: who hears it asks again. A lost one costs nothing but time. */
export const hearHints = endpoint({
  method: 'GET',
  path: '/v1/hints',
  summary: 'Hear which of your streams changed',
  tag: 'Hints',
  auth: 'any',
  response: z.object({ streams: z.array(z.string()) }),
  events: true,
});
