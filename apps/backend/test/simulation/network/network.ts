import type { SendResult, Transport } from '@berthcare/sync-client/ports';
import type { PushRequest, PushResponse, SyncResponse } from '@berthcare/shared/sync/wire';
import type { Actor } from '../../../src/sync/store';
import type { Chance } from '../chance';
import type { VirtualDevice } from '../device/virtual-device';
import type { Server } from '../server/server';
import { handingInWords, requestInWords, resultInWords } from '../story/exchanges';
import type { Line } from '../story/story';
import type { Tally } from '../tally';
import { arrives, faults, type Fate } from './fates';

interface Late {
  actor: Actor;
  arrive(): Promise<unknown>;
}

interface Carried {
  device: VirtualDevice;
  /** Lets other things happen while an answer is on its way. */
  meanwhile: () => Promise<void>;
  /** Commands with which a request is refused whole. */
  poisoned: ReadonlySet<string>;
}

interface Asked<Response> {
  /** Who asks. */
  actor: Actor;
  arrive: (text: string) => Promise<Response>;
  /** The answer to an exchange is on its way: what the device has of the server is of this moment. */
  answered?: () => void;
}

interface Around {
  chance: Chance;
  server: Server;
  tally: Tally;
  tell(line: Line): void;
}

/** What carries requests and answers, and how bad it is, 0 to 1. */
export class Network {
  private readonly late: Late[] = [];

  constructor(
    private readonly around: Around,
    public badness: number,
  ) {}

  /** A line from one device; `meanwhile` runs while an answer is on its way. */
  line(device: VirtualDevice, meanwhile: () => Promise<void>, poisoned: ReadonlySet<string>): Transport {
    const { server, tally } = this.around;
    const carried = { device, meanwhile, poisoned };
    return {
      send: async (request) => {
        const { actor } = device;
        tally.count('exchanges');
        if (server.revoked.has(actor.deviceId)) return this.told(device, { kind: 'revoked' });
        const asked = device.outdated ? { ...request, projection: 'older' } : request;
        return this.carry(carried, asked, () => requestInWords(request), {
          actor,
          arrive: (text) => server.answer(actor, text),
          answered: () => (device.answeredAt = server.store.history.written.length),
        });
      },
      push: async (author, request) => {
        const actor = device.credentials.get(author)!;
        tally.count('queues handed in');
        return this.carry(carried, request, () => handingInWords(author, request), {
          actor,
          arrive: (text) => server.take(actor, text),
        });
      },
    };
  }

  private async carry<Response extends SyncResponse | PushResponse>(
    { device, meanwhile, poisoned }: Carried,
    request: Pick<PushRequest, 'commands'>,
    inWords: () => string,
    { actor, arrive, answered }: Asked<Response>,
  ): Promise<SendResult<Response>> {
    const { chance, tally, tell } = this.around;
    const fate = this.fate();
    if (fate !== arrives) tally.count(fate.name);
    tell(() => `${device.name} ${inWords()}${fate === arrives ? '' : ` [${fate.name}]`}`);
    const text = JSON.stringify(request);
    if (request.commands.some(({ id }) => poisoned.has(id))) return this.told(device, { kind: 'refused' });
    const result = await fate.carry<Response>({
      deliver: async () => {
        const response = await arrive(text);
        answered?.();
        return response;
      },
      detour: () => void this.late.push({ actor, arrive: () => arrive(text) }),
      meanwhile,
      pick: (from) => chance.pick(from),
    });
    return this.told(device, result);
  }

  private told<Result extends SendResult<SyncResponse | PushResponse>>(
    { name }: VirtualDevice,
    result: Result,
  ): Result {
    this.around.tell(() => `${name} ${resultInWords(result)}`);
    return result;
  }

  /** A request that was thought lost arrives; nobody waits for its answer. */
  async deliverLate(): Promise<void> {
    if (this.late.length === 0) return;
    const { chance, tell } = this.around;
    const [{ actor, arrive }] = this.late.splice(chance.between(0, this.late.length - 1), 1) as [Late];
    tell(() => `late, when nobody waits for it, a request of ${actor.deviceId} arrives`);
    await arrive();
  }

  async deliverAllLate(): Promise<void> {
    while (this.late.length > 0) await this.deliverLate();
  }

  private fate(): Fate {
    const { chance } = this.around;
    if (!chance.happens(this.badness)) return arrives;
    return chance.weighted(faults.map((fate) => [fate.weight, fate] as const));
  }
}
