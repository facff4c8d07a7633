import type { Cipher } from '@berthcare/sync-client/ports';
import type { Phone } from './phone';

type Leaving = Pick<Phone, 'device' | 'photos' | 'session'>;

/**
 * Takes the phone from its person: it is nobody's from here on, and what was not sent waits on it, sealed. Rejects where that
 * cannot be done, such as for want of room: it is its person's as before then.
 * @param tell told of what failed afterwards; it is done when the app starts again
 */
export async function leave(
  { device, photos, session }: Leaving,
  keeper: Cipher | null,
  tell: (error: unknown) => void,
): Promise<void> {
  try {
    const holder = await device.holder();
    const signOut = async () => {
      await session.leave();
      await device.signOut(keeper);
    };
    await (holder && keeper && photos ? photos.putAway(holder.personId, keeper, signOut) : signOut());
  } catch (error) {
    if (await device.holder()) {
      await session.stay();
      throw error;
    }
    tell(error);
  }
  await session.end();
}

/** Goes on where an app ended while its person was leaving it. Whom it cannot take the phone from has it, and is asked nothing. */
export async function goOnLeaving(
  phone: Leaving,
  keeper: Cipher | null,
  tell: (error: unknown) => void,
): Promise<void> {
  try {
    await leave(phone, keeper, tell);
  } catch (error) {
    tell(error);
  }
}
