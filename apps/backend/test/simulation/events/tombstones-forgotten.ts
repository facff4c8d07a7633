import type { Event } from './event';

/** The server forgets what was deleted: who is further behind has to start that stream anew. */
export const tombstonesForgotten: Event = {
  name: 'prunings of tombstones',
  weight: () => 1.5,
  happen: ({ chance, server, tell }) => {
    const stream = chance.pick([...server.memory.state.streams.keys()]);
    tell(`the server forgets what was deleted in ${stream}`);
    server.prune(stream);
  },
};
