import type { Persistence } from './persistence';

/** An installed app's documents stay until it is removed. */
export async function askForPersistence(): Promise<Persistence> {
  return 'granted';
}
