/**
 * What one item fails on must not keep the others from going on: null then. For what reads no database, whose faults stop
 * everything.
 */
export async function attempt<T>(work: () => T | Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}
