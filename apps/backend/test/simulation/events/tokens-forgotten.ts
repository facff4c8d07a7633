import type { Event } from './event';

/** The server forgets what some devices hold: they have to say it. */
export const tokensForgotten: Event = {
  name: 'prunings of tokens',
  weight: () => 1.5,
  happen: ({ chance, server, tell }) => {
    tell('the server forgets what half of the phones hold');
    server.forgetTokens(() => chance.happens(0.5));
  },
};
