import type { SendResult, Transport } from '@berthcare/sync-client/ports';
import type { SyncRequest } from '@berthcare/shared/sync/wire';
import type { Actor } from '../../src/sync/store';
import type { Chance } from './chance';
import type { Server } from './server';
import type { VirtualDevice } from './virtual-device';

type Fate =
  | 'arrives'
  | 'slow'
  | 'request lost'
  | 'request late'
  | 'answer lost'
  | 'taken twice'
  | 'busy'
  | 'signed out';

interface Late {
  actor: Actor;
  request: string;
}

/** How bad the line is, 0 to 1, and what is on it. */
export class Network {
  private readonly late: Late[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly server: Server,
    private readonly story: (line: string) => void,
    public badness: number,
  ) {}

  /** A line from one device; `meanwhile` runs while an answer is on its way. */
  line(device: VirtualDevice, meanwhile: () => Promise<void>, poisoned: Set<string>): Transport {
    const { name, actor } = device;
    return {
      send: async (request) => {
        const fate = this.fate();
        this.story(`${name} → server: ${describe(request)}${fate === 'arrives' ? '' : ` (${fate})`}`);
        const result = request.commands.some(({ id }) => poisoned.has(id))
          ? ({ kind: 'refused' } as const)
          : await this.carry(fate, actor, JSON.stringify(request));
        device.answeredAt = this.server.store.history.written.length;
        if (fate === 'slow') await meanwhile();
        this.story(`${name} ← ${describeResult(result)}`);
        return result;
      },
    };
  }

  /** A request that was thought lost arrives; nobody waits for its answer. */
  async deliverLate(): Promise<void> {
    if (this.late.length === 0) return;
    const [{ actor, request }] = this.late.splice(this.chance.between(0, this.late.length - 1), 1) as [Late];
    this.story(`a late request arrives: ${describe(JSON.parse(request) as SyncRequest)}`);
    await this.server.answer(actor, request);
  }

  async deliverAllLate(): Promise<void> {
    while (this.late.length > 0) await this.deliverLate();
  }

  private fate(): Fate {
    if (!this.chance.happens(this.badness)) return 'arrives';
    return this.chance.weighted<Fate>([
      [4, 'request lost'],
      [4, 'answer lost'],
      [4, 'slow'],
      [2, 'request late'],
      [2, 'taken twice'],
      [1, 'busy'],
      [1, 'signed out'],
    ]);
  }

  private async carry(fate: Fate, actor: Actor, request: string): Promise<SendResult> {
    switch (fate) {
      case 'request lost':
        return { kind: 'offline' };
      case 'request late':
        this.late.push({ actor, request });
        return { kind: 'offline' };
      case 'answer lost':
        await this.server.answer(actor, request);
        return { kind: 'offline' };
      case 'busy':
        return { kind: 'busy', retryAfterMs: 1000 };
      case 'signed out':
        return { kind: 'signed_out' };
      case 'taken twice': {
        const first = await this.server.answer(actor, request);
        const second = await this.server.answer(actor, request);
        return { kind: 'answered', response: this.chance.pick([first, second]) };
      }
      case 'arrives':
      case 'slow':
        return { kind: 'answered', response: await this.server.answer(actor, request) };
    }
  }
}

function describe({ incarnation, lastSeq, commands, token, holdings, epoch }: SyncRequest): string {
  const queue = commands.map(({ seq, type }) => `${seq} ${type}`).join(', ');
  const holds = holdings
    ? `holdings ${JSON.stringify(holdings.streams.map(([, version]) => version))}`
    : token;
  return `${epoch} ${incarnation.slice(0, 4)} last ${lastSeq}, [${queue}], ${holds}`;
}

function describeResult(result: SendResult): string {
  if (result.kind !== 'answered') return result.kind;
  const { incarnation, answered, outcomes, pull } = result.response;
  const ends = outcomes.map(
    ({ outcome, reason, version }) => `${outcome}${reason ? ` ${reason}` : `@${version}`}`,
  );
  if (pull.kind !== 'page') return `${incarnation} ${answered} [${ends.join(', ')}] ${pull.kind}`;
  const streams = pull.streams.map(
    ({ id, reset, cursor }) => `${id.slice(0, 4)}${reset ? ' anew' : ''}→${cursor ?? 'cut'}`,
  );
  return [
    `${incarnation} ${answered} [${ends.join(', ')}] page ${pull.token} (${streams.join(', ')})`,
    pull.dropped.length > 0 ? `dropped ${pull.dropped.map((id) => id.slice(0, 4)).join(', ')}` : '',
    pull.more ? 'more' : '',
  ].join(' ');
}
