import type { Event } from './event';

/** The server's database moves elsewhere: a new epoch begins, though nothing was lost. */
export const serverMoved: Event = {
  name: 'moves of the server',
  weight: ({ moves }) => (moves ? 2 : 0),
  happen: async ({ server, tell }) => {
    tell('server: its database moves, a new epoch begins');
    await server.move();
  },
};
