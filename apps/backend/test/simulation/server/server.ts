import type { Change } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import { tables, type TableName, type Tables } from '@berthcare/shared/record/tables';
import type { Aside, Desk } from '../office/act';
import { submit, type OfficeCommand } from '../../../src/sync/office-command';
import type { Actor, Token } from '../../../src/sync/store';
import type { Place } from '../../../src/sync/testing/memory-state';
import type { Deed, Step } from '../../traces/trace';
import { plainTokens } from '../../../src/sync/testing/plain-tokens';
import { exchange, type ExchangeDeps } from '../../../src/sync/exchange';
import type { MemoryState } from '../../../src/sync/testing/memory-state';
import { flippedSealing } from '../../../src/sync/testing/flipped-sealing';
import { setAside } from '../../../src/sync/testing/memory-held';
import { memoryStore, type MemoryStore } from '../../../src/sync/testing/memory-store';
import {
  pushRequest,
  pushResponse,
  syncRequest,
  syncResponse,
  type PushResponse,
  type SyncResponse,
} from '@berthcare/shared/sync/wire';
import { pushOnly } from '../../../src/sync/push-only';
import { agency } from '../agency';
import { Journal } from './journal';
import { Pictures } from './pictures';
import { observed, type History, type ObservedStore } from './observed-store';

interface Backup {
  state: MemoryState;
  history: History;
}

/** They sort as they begin. */
const epochOf = (life: number) => `epoch-${String(life).padStart(3, '0')}`;

/** The office's server: the real exchange over the record in memory. */
export class Server implements Desk {
  readonly memory: MemoryStore;
  readonly store: ObservedStore;
  readonly pictures = new Pictures(this);
  readonly journal = new Journal();
  /** Requests taken since the server began or was restored, in order. */
  requests: { actor: Actor; request: string }[] = [];
  /** All that happened to the server since it was founded, for a trace. */
  readonly steps: Step[] = [];
  private asked: Deed[] | null = null;
  private backup: Backup | null = null;
  private lives = 1;
  private mistakenEpoch: string | null = null;
  /**
   * It was restored without having noticed, and began an epoch before any phone proved it: what a phone has in common with it may
   * be of the history that nobody noticed had ended. Only checksums find that.
   */
  isDoubtful = false;

  constructor(
    public now: number,
    private readonly pageRows: number,
    wrap: (deps: ExchangeDeps) => ExchangeDeps = (deps) => deps,
  ) {
    this.memory = memoryStore(epochOf(this.lives));
    this.store = observed(this.memory);
    const tokens = plainTokens();
    this.deps = wrap({
      store: this.store,
      tokens,
      sealing: flippedSealing,
      now: () => this.now,
      pageRows: this.pageRows,
    });
  }

  private readonly deps: ExchangeDeps;

  async found(): Promise<void> {
    const { streams, changes } = agency(this.now);
    for (const [id, kind] of streams) this.memory.stream(id, kind, streams[0]![0]);
    for (const together of changes) await this.store.edit(together);
  }

  /** Answers a request as it came over the network. Throws when either side speaks another language. */
  async answer(actor: Actor, request: string): Promise<SyncResponse> {
    this.requests.push({ actor, request });
    const ask = syncRequest.parse(JSON.parse(request));
    const between: Deed[] = (this.asked = []);
    this.steps.push({ now: this.now, actor, ask, between });
    try {
      const { response, unannounced } = await exchange(this.deps, actor, ask);
      if (unannounced) await this.replay();
      return syncResponse.parse(JSON.parse(JSON.stringify(response)));
    } finally {
      this.asked = null;
    }
  }

  /** Devices that the office has withdrawn: written down outside the database, so a restored server knows them too. */
  readonly revoked = new Set<string | null>();

  /** Takes what somebody hands in who has left their device. */
  async take(actor: Actor, request: string): Promise<PushResponse> {
    const known = { ...actor, revoked: this.revoked.has(actor.deviceId) };
    const { response } = await pushOnly(this.deps, known, pushRequest.parse(JSON.parse(request)));
    return pushResponse.parse(JSON.parse(JSON.stringify(response)));
  }

  rows<Name extends TableName>(table: Name): Row<Tables[Name]>[] {
    return [...this.memory.state.streams.values()]
      .filter(({ kind }) => kind === tables[table].stream)
      .flatMap((stream) => [...stream.rows[table].values()])
      .filter(({ gone }) => !gone)
      .map(({ row }) => structuredClone(row) as unknown as Row<Tables[Name]>);
  }

  aside(): readonly Aside[] {
    return setAside(this.memory.state);
  }

  async edit(changes: readonly Change[]): Promise<void> {
    this.happens({ edit: [...changes] });
    this.journal.hear(changes);
    await this.store.edit(changes);
  }

  async erase(places: readonly Place[]): Promise<void> {
    this.happens({ erase: [...places] });
    await this.store.erase(places);
  }

  async submit(actor: Actor, command: OfficeCommand): Promise<void> {
    this.happens({ submit: command, actor });
    await submit(this.store, actor, command, this.now);
  }

  /** While a request is being answered, things happen between its taking and its telling. */
  private happens(deed: Deed): void {
    if (this.asked) this.asked.push(deed);
    else this.steps.push({ now: this.now, ...deed });
  }

  /** Forgets tombstones: who is further behind has to start the stream anew. */
  prune(streamId: string): void {
    const stream = this.memory.state.streams.get(streamId)!;
    stream.minVersion = stream.version;
    for (const rows of Object.values(stream.rows)) {
      for (const [id, { gone }] of rows) if (gone) rows.delete(id);
    }
  }

  /** Forgets what it remembers of devices. */
  forgetTokens(which: (token: Token) => boolean): void {
    const { tokens } = this.memory.state;
    const forget = [...tokens.values()].filter(which).map(({ token }) => token);
    for (const token of forget) tokens.delete(token);
    this.happens({ forget });
  }

  /** Begins another epoch, though nothing was lost: its database has moved. */
  async move(): Promise<void> {
    await this.beginEpoch();
  }

  /** What was taken away stays so: the journal is replayed before any phone is answered in the new epoch. */
  private async beginEpoch(): Promise<void> {
    this.isDoubtful ||= this.mistakenEpoch !== null;
    this.lives += 1;
    const epoch = epochOf(this.lives);
    this.memory.beginEpoch(epoch, 'version');
    this.happens({ epoch });
    await this.replay();
  }

  save(): void {
    const { written, logged } = this.store.history;
    this.backup = {
      state: structuredClone(this.memory.state),
      history: { written: [...written], logged: [...logged] },
    };
  }

  /** Whether it was restored without having noticed: devices may know more than it does. */
  get isMistaken(): boolean {
    return this.mistakenEpoch === this.memory.state.epoch;
  }

  /** Back to the last backup; false where there is none. It notices, and begins a new epoch, or it does not. */
  async restore(noticed: boolean): Promise<boolean> {
    if (!this.backup) return false;
    const { state, history } = this.backup;
    Object.assign(this.memory.state, structuredClone(state));
    Object.assign(this.store.history, { written: [...history.written], logged: [...history.logged] });
    this.requests = [];
    if (noticed) await this.beginEpoch();
    else this.mistakenEpoch = state.epoch;
    return true;
  }

  private async replay(): Promise<void> {
    const changes = this.journal.replayed(this.rows('holding'), this.now);
    for (const change of changes) await this.edit([change]);
  }
}
