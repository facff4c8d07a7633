import type { Event } from './event';

/** The server goes back to its backup, in a new epoch. */
export const serverRestored: Event = {
  name: 'restores of the server',
  weight: ({ restores }) => (restores ? 2 : 0),
  happen: ({ server, tell }) => {
    if (server.restore()) tell('the server goes back to its backup, in a new epoch');
  },
};
