/** A deployment that ended before, or instead of, changing what runs. The message says what was found. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** The service neither runs the new image nor is it known to run the previous one: somebody must look. */
export class LeftBroken extends Error {
  override name = 'LeftBroken';
}
