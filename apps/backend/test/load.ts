import { giveLogin, officeCookie } from './client';
import { activatedPhone } from './phone';
import type { World } from './world';

/** Real requests, over and over, by phones and by the office. */
export interface Load {
  /** Requests that were answered as they should be. */
  answered: () => number;
  /** What happened to the others. */
  failures: string[];
  /** So many at once, beside the steady ones; resolves when all are answered. */
  burst: (count: number) => Promise<void>;
  /** Resolves when so many more were answered. */
  more: (count: number) => Promise<void>;
  /** Resolves when the last has been answered. */
  stop: () => Promise<void>;
}

/** @param clients how many ask at once, each anew as soon as it is answered */
export async function startLoad(url: string, ownerUrl: string, world: World, clients = 2): Promise<Load> {
  const { danielle, priya } = world.people;
  await giveLogin(ownerUrl, danielle);
  const cookie = await officeCookie(url, danielle);
  const { device } = await activatedPhone(url, danielle, priya);

  const failures: string[] = [];
  let answered = 0;
  const note = (problem: string | undefined) => {
    if (problem === undefined) answered += 1;
    else failures.push(problem);
  };
  const phone = async () => {
    const { kind } = await device.exchange();
    return kind === 'done' ? undefined : `the phone: ${kind}`;
  };
  const office = async () => {
    const response = await fetch(`${url}/v1/office/days/${world.today}`, { headers: cookie });
    await response.arrayBuffer();
    return response.status === 200 ? undefined : `the office: ${response.status}`;
  };
  const tell = (error: Error) => `${error.message}: ${(error.cause as Error | undefined)?.message ?? ''}`;

  let going = true;
  // One device asks one thing at a time.
  const steady = [phone, ...Array.from({ length: clients - 1 }, () => office)].map(async (ask) => {
    while (going) note(await ask().catch(tell));
  });
  return {
    answered: () => answered,
    failures,
    burst: async (count) => {
      await Promise.all(Array.from({ length: count }, async () => note(await office().catch(tell))));
    },
    more: async (count) => {
      const wanted = answered + count;
      while (answered < wanted && failures.length === 0) note(await office().catch(tell));
    },
    stop: async () => {
      going = false;
      await Promise.all(steady);
    },
  };
}
