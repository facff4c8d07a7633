import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Contestant } from '../contestants/contestant';
import type { Answers, Question, Reply } from './messages';

const program = fileURLToPath(new URL('process.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A device's process, seen from the harness. */
export interface RemoteDevice {
  ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]>;
  stop(): void;
}

export async function startDevice({ device: { module, node } }: Contestant): Promise<RemoteDevice> {
  const child = fork(program, [module], {
    execArgv: ['--expose-gc', '--import', loader],
    ...(node === undefined ? {} : { execPath: node }),
    // What the libraries print is of no interest; what they throw comes as an answer.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The device of ${module} ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const reply = async () => {
    const [answered] = (await Promise.race([once(child, 'message'), ended])) as [Reply];
    if ('error' in answered) throw new Error(answered.error);
    return answered.value;
  };
  await reply();
  return {
    ask: async <Q extends Question>(question: Q) => {
      const answered = reply();
      child.send(question);
      return (await answered) as Answers[Q['ask']];
    },
    stop: () => child.kill(),
  };
}
