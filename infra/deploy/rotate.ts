import type { Context } from './context';
import { describeService } from './service';
import { runToEnd } from './task';

/** Runs the rotation now, as its schedule would: before the first tasks start, or when a secret may be known. */
export async function rotate(context: Context): Promise<void> {
  await runToEnd(context, 'rotate', context.names.family('rotate'), await describeService(context));
}
