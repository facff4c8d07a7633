import type { Event } from './event';

/** The server goes back to its backup; it may not notice. */
export const serverRestored: Event = {
  name: 'restores of the server',
  weight: ({ restores }) => (restores ? 2 : 0),
  happen: async ({ server, chance, climate, tell }) => {
    const noticed = !climate.unnoticed || chance.happens(0.5);
    if (await server.restore(noticed))
      tell(`the server goes back to its backup${noticed ? ', in a new epoch' : ', and nobody notices'}`);
  },
};
