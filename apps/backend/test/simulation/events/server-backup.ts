import type { Event } from './event';

/** A backup of the server, which a restore goes back to. */
export const serverBackup: Event = {
  name: 'backups of the server',
  weight: ({ restores }) => (restores ? 3 : 0),
  happen: ({ server, tell }) => {
    tell('the server is backed up');
    server.save();
  },
};
