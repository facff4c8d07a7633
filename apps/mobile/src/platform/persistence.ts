/**
 * Whether the system may throw the device's data away when room runs short. `refused`: it may, and the person
 * should know; `unsupported`: the browser does not say.
 */
export type Persistence = 'granted' | 'refused' | 'unsupported';

/** Asks for storage that stays; browsers answer without a question, or ask the person (Firefox). */
export async function askForPersistence(): Promise<Persistence> {
  const { storage } = navigator;
  if (!storage?.persist) return 'unsupported';
  try {
    const kept = (await storage.persisted()) || (await storage.persist());
    return kept ? 'granted' : 'refused';
  } catch {
    return 'refused';
  }
}
