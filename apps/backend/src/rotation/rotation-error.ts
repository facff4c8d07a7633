/** A rotation that did not come to its end. Its message holds no secret; running it again goes on from there. */
export class RotationError extends Error {
  override name = 'RotationError';
  readonly safeMessage = true;
}
