import { setTimeout as delay } from 'node:timers/promises';
import type { Mishap } from './mishap';
import { onPhone } from './on-phone';

const DAY_MS = 86_400_000;
const LONGEST_MS = 1_500;

export const apiKilled: Mishap = {
  name: 'an API process is killed',
  weight: 4,
  target({ apis, chance }, free) {
    const among = free(apis);
    if (among.length === 0) return null;
    const api = chance.pick(among);
    const happen = async () => {
      await api.kill();
      await delay(chance.between(0, LONGEST_MS));
      api.start();
      await api.ready();
    };
    return { things: [api], happen };
  },
};

export const postgresKilled: Mishap = {
  name: 'PostgreSQL is killed',
  weight: 3,
  target({ cluster, chance }, free) {
    if (free([cluster]).length === 0) return null;
    const happen = async () => {
      await cluster.kill();
      await delay(chance.between(0, LONGEST_MS));
      await cluster.start();
    };
    return { things: [cluster], happen };
  },
};

export const phoneKilled = onPhone({
  name: 'a phone is killed',
  weight: 5,
  happen: (_phone, { chance }) => delay(chance.between(0, LONGEST_MS)),
});

export const clockJumps = onPhone({
  name: "a phone's clock jumps",
  weight: 1,
  happen: async ({ settings }, { chance }) => {
    settings.clockOffset = chance.between(-2 * DAY_MS, 2 * DAY_MS);
  },
});
