import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { atEnd } from '../local/ending.mjs';
import type { Asked, Told } from './messages';
import type { Plan } from './plan';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Runs the worlds of the plan, one on each core at a time, and hands over what became of each as it is known.
 * @throws when a worker ends by itself
 */
export async function runWorlds(
  { from, seeds, steps, minutes }: Plan,
  hear: (told: Told) => void,
): Promise<void> {
  const until = minutes === null ? Infinity : performance.now() + minutes * 60_000;
  let next = from;
  const isOver = () => next >= from + seeds || performance.now() >= until;
  const work = async (worker: ChildProcess) => {
    while (!isOver()) hear(await answerTo(worker, { seed: next++, steps, wholeStory: seeds === 1 }));
    worker.disconnect();
  };
  const workers = Array.from({ length: Math.min(availableParallelism(), seeds) }, () =>
    fork(WORKER, [], { execArgv: ['--import', 'tsx'] }),
  );
  atEnd(() => workers.forEach((worker) => worker.kill()));
  await Promise.all(workers.map(work));
}

function answerTo(worker: ChildProcess, asked: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`The process that ran seed ${asked.seed} ended by itself.`));
    worker.once('exit', failed);
    worker.once('message', (told) => {
      worker.off('exit', failed);
      resolve(told as Told);
    });
    worker.send(asked);
  });
}
