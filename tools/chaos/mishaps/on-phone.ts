import type { Scene } from '../scene';
import type { PhoneProcess } from '../stage/phone';
import type { Mishap } from './mishap';

interface OnPhone {
  name: string;
  weight: number;
  /** Only to a phone that is like this. */
  like?: (phone: PhoneProcess) => boolean;
  /** Whether it asks the database: then nothing happens to that meanwhile. */
  asksServer?: boolean;
  /** While the phone does not run. */
  happen(phone: PhoneProcess, scene: Scene): Promise<void>;
}

/** Kills a phone, has something happen to it, and starts it again. */
export const onPhone = ({
  name,
  weight,
  like = () => true,
  asksServer = false,
  happen,
}: OnPhone): Mishap => ({
  name,
  weight,
  target(scene, free) {
    const { phones, chance, cluster } = scene;
    const among = free(phones).filter(like);
    const server = asksServer ? [cluster] : [];
    if (among.length === 0 || free(server).length < server.length) return null;
    const phone = chance.pick(among);
    return {
      things: [phone, ...server],
      happen: async () => {
        await phone.kill();
        await happen(phone, scene);
        await phone.start();
      },
    };
  },
});
