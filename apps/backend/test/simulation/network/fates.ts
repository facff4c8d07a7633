import type { SendResult } from '@berthcare/sync-client/ports';

/** One request on its way. */
export interface Way<Response> {
  /** The server takes the request and answers. */
  deliver(): Promise<Response>;
  /** It will arrive another time, when its device has given it up. */
  detour(): void;
  /** Lets other things happen before the answer is there. */
  meanwhile(): Promise<void>;
  pick<T>(from: readonly T[]): T;
}

/** What becomes of a request and its answer. */
export interface Fate {
  name: string;
  /** How often, beside the other faults. */
  weight: number;
  carry<Response>(way: Way<Response>): Promise<SendResult<Response>>;
}

const answered = <Response>(response: Response): SendResult<Response> => ({ kind: 'answered', response });
const offline = { kind: 'offline' } as const;

export const arrives: Fate = {
  name: 'arrives',
  weight: 0,
  carry: async ({ deliver }) => answered(await deliver()),
};

export const faults: readonly Fate[] = [
  { name: 'request lost', weight: 4, carry: async () => offline },
  {
    name: 'answer lost',
    weight: 4,
    carry: async ({ deliver }) => {
      await deliver();
      return offline;
    },
  },
  {
    name: 'answer slow',
    weight: 4,
    carry: async ({ deliver, meanwhile }) => {
      const response = await deliver();
      await meanwhile();
      return answered(response);
    },
  },
  {
    // Overtaken by everything that is asked until it arrives.
    name: 'request late',
    weight: 2,
    carry: async ({ detour }) => {
      detour();
      return offline;
    },
  },
  {
    name: 'request taken twice',
    weight: 2,
    carry: async ({ deliver, pick }) => answered(pick([await deliver(), await deliver()])),
  },
  {
    name: 'request taken again later',
    weight: 1,
    carry: async ({ deliver, detour }) => {
      detour();
      return answered(await deliver());
    },
  },
  { name: 'server busy', weight: 1, carry: async () => ({ kind: 'busy', retryAfterMs: 1000 }) },
  { name: 'session ended', weight: 1, carry: async () => ({ kind: 'signed_out' }) },
];
