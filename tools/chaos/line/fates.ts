import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from '../../../apps/backend/test/simulation/chance';
import { ask, askHalf, writeAnswer, type Asked } from './upstream';

/** One request on the line. */
export interface Passage {
  asked: Asked;
  /** To the phone. */
  socket: Socket;
  /** Ports of API processes; each asks another one. */
  next: () => number;
  chance: Chance;
}

type Fate = (passage: Passage) => Promise<void>;

const answer = (socket: Socket, answered: Parameters<typeof writeAnswer>[1], bytes?: number): void => {
  writeAnswer(socket, answered, bytes);
  socket.end();
};

const signInPage = {
  status: 200,
  headers: ['content-type', 'text/html'],
  body: Buffer.from('<p>Room 12</p>'),
};
const apology = { status: 502, headers: ['content-type', 'text/html'], body: Buffer.from('<p>Sorry</p>') };

/** What may become of a request. A fate that throws breaks the line. */
export const fates = {
  arrives: async ({ asked, socket, next }) => answer(socket, await ask(next(), asked)),
  'delayed before': async (passage) => {
    await delay(passage.chance.between(50, 2_000));
    await fates.arrives(passage);
  },
  'delayed after': async ({ asked, socket, next, chance }) => {
    const answered = await ask(next(), asked);
    await delay(chance.between(50, 2_000));
    answer(socket, answered);
  },
  'request dropped': async ({ socket }) => void socket.destroy(),
  'answer dropped': async ({ asked, socket, next }) => {
    await ask(next(), asked);
    socket.destroy();
  },
  reset: async ({ socket }) => void socket.resetAndDestroy(),
  duplicated: async ({ asked, socket, next, chance }) => {
    const both = await Promise.all([ask(next(), asked), ask(next(), asked)]);
    answer(socket, chance.pick(both));
  },
  /** It arrives after those that came later, when nobody waits for it any more. */
  reordered: async ({ asked, socket, next, chance }) => {
    socket.destroy();
    await delay(chance.between(300, 6_000));
    await ask(next(), asked);
  },
  'request truncated': async ({ asked, socket, next }) => {
    await askHalf(next(), asked);
    socket.destroy();
  },
  'answer truncated': async ({ asked, socket, next, chance }) => {
    const answered = await ask(next(), asked);
    writeAnswer(socket, answered, Math.floor(answered.body.length * chance.next()));
    setTimeout(() => socket.destroy(), 20);
  },
  stalled: async ({ asked, socket, next, chance }) => {
    const answered = await ask(next(), asked);
    writeAnswer(socket, answered, Math.floor(answered.body.length / 2));
    await delay(chance.between(1_000, 8_000));
    socket.destroy();
  },
  'answered by a stranger': async ({ socket, chance }) => answer(socket, chance.pick([signInPage, apology])),
} satisfies Record<string, Fate>;

export type FateName = keyof typeof fates;

const faulty = Object.keys(fates).filter((name) => name !== 'arrives') as FateName[];

/** @param badness how often something goes wrong, 0 to 1 */
export const draw = (chance: Chance, badness: number): FateName =>
  chance.happens(badness) ? chance.pick(faulty) : 'arrives';
