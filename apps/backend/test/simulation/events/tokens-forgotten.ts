import type { Event } from './event';

/** The server forgets what some devices hold that have not asked for long: they have to say it. */
export const tokensForgotten: Event = {
  name: 'prunings of tokens',
  weight: () => 1.5,
  happen: ({ chance, server, tell }) => {
    tell('the server forgets what half of the phones hold');
    const incarnations = new Set(
      [...server.memory.state.incarnations.keys()].filter(() => chance.happens(0.5)),
    );
    server.forgetTokens(({ incarnation }) => incarnations.has(incarnation));
  },
};
