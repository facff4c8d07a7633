import type { Transport } from '@berthcare/sync-client/ports';
import type { SyncRequest } from '@berthcare/shared/sync/wire';
import type { Actor } from '../../../src/sync/store';
import type { Chance } from '../chance';
import type { VirtualDevice } from '../device/virtual-device';
import type { Server } from '../server/server';
import { requestInWords, resultInWords } from '../story/exchanges';
import type { Line } from '../story/story';
import type { Tally } from '../tally';
import { arrives, faults, type Fate } from './fates';

interface Late {
  actor: Actor;
  request: string;
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
    const { name, actor } = device;
    const { chance, server, tally, tell } = this.around;
    return {
      send: async (request) => {
        const fate = this.fate();
        tally.count('exchanges');
        if (fate !== arrives) tally.count(fate.name);
        tell(() => `${name} ${requestInWords(request)}${fate === arrives ? '' : ` [${fate.name}]`}`);
        const text = JSON.stringify(device.outdated ? { ...request, projection: 'older' } : request);
        const result = request.commands.some(({ id }) => poisoned.has(id))
          ? ({ kind: 'refused' } as const)
          : await fate.carry({
              deliver: async () => {
                const response = await server.answer(actor, text);
                device.answeredAt = server.store.history.written.length;
                return response;
              },
              detour: () => void this.late.push({ actor, request: text }),
              meanwhile,
              pick: (from) => chance.pick(from),
            });
        tell(() => `${name} ${resultInWords(result)}`);
        return result;
      },
    };
  }

  /** A request that was thought lost arrives; nobody waits for its answer. */
  async deliverLate(): Promise<void> {
    if (this.late.length === 0) return;
    const { chance, server, tell } = this.around;
    const [{ actor, request }] = this.late.splice(chance.between(0, this.late.length - 1), 1) as [Late];
    tell(
      () => `late, when nobody waits for it: a phone ${requestInWords(JSON.parse(request) as SyncRequest)}`,
    );
    await server.answer(actor, request);
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
