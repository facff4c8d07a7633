import type { Device, OpenDevice } from '../contestants/contestant';
import type { Answers, Question, Reply } from './messages';

/** A device's process: one contestant's half on the phone, told what to do over Node's channel between processes. */
const [, , module] = process.argv;
const { open } = (await import(module!)) as { open: OpenDevice };
let device: Device | null = null;

const held = (): Device => {
  if (!device) throw new Error('No device is open.');
  return device;
};

async function answer(question: Question): Promise<Answers[keyof Answers]> {
  switch (question.ask) {
    case 'open':
      device = await open(question.url, question.identity);
      return null;
    case 'sync':
      return timed(() => held().sync());
    case 'leave':
      await held().leave?.();
      return null;
    case 'edit':
      await held().edit(question.entries);
      return null;
    case 'rows':
      return held().rows();
    case 'valueOf':
      return held().valueOf(question.entryId);
    case 'live':
      await held().live?.();
      return held().live !== undefined;
    case 'close':
      await device?.close();
      device = null;
      return null;
  }
}

/** What earlier work left to be cleared away is cleared before the clock runs. */
async function timed(work: () => Promise<void>): Promise<Answers['sync']> {
  globalThis.gc?.();
  const processor = process.cpuUsage();
  const since = performance.now();
  await work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(processor);
  return { ms, processorMs: (user + system) / 1000 };
}

process.on('message', (question: Question) => {
  answer(question).then(
    (value) => process.send!({ value } satisfies Reply),
    (error: unknown) => process.send!({ error: (error as Error).stack ?? String(error) } satisfies Reply),
  );
});
process.on('disconnect', () => process.exit());
process.send!({ value: null } satisfies Reply);
