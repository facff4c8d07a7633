import { put, type Change } from '@berthcare/shared/commands/command';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import type { Fetched, Standing } from '@berthcare/sync-client/photos/ports';
import { createHash } from 'node:crypto';
import type { Actor } from '../../../src/sync/store';
import type { MemoryStore } from '../../../src/sync/testing/memory-store';

type Photo = Row<Tables['photo']>;
type Announced = Pick<Photo, 'streamId' | 'sha256'> & { row: Photo | null };

/** The server that pictures are of. */
interface Keeper {
  readonly now: number;
  readonly memory: MemoryStore;
  edit(changes: readonly Change[]): Promise<void>;
}

/** The store of objects, which no restored database takes back, and what the server says of pictures. */
export class Pictures {
  private readonly objects = new Map<string, Uint8Array>();

  constructor(private readonly server: Keeper) {}

  has = (stream: string, sha256: string): boolean => this.objects.has(`${stream}/${sha256}`);

  async ask({ personId }: Actor, id: string): Promise<Standing> {
    const photo = this.announcedBy(personId, id);
    if (!photo) return { kind: 'unknown' };
    const { streamId, sha256, row } = photo;
    if (!this.has(streamId, sha256)) return { kind: 'send', url: `${streamId}/${sha256}`, headers: {} };
    if (row) await this.arrives(row);
    return { kind: 'arrived' };
  }

  /** Takes the very bytes that the address is for. */
  take(url: string, bytes: Uint8Array): void {
    if (!url.endsWith(`/${createHash('sha256').update(bytes).digest('hex')}`))
      throw new Error('Other bytes were sent than those that were announced.');
    this.objects.set(url, bytes);
  }

  fetch(id: string): Fetched {
    const row = this.rows().find((one) => one.id === id);
    const bytes = row && this.objects.get(`${row.streamId}/${row.sha256}`);
    return bytes ? { kind: 'picture', bytes } : { kind: 'none' };
  }

  /** What the worker does: phones may have gone between sending and asking. */
  async findArrived(): Promise<void> {
    for (const row of this.rows()) if (this.has(row.streamId, row.sha256)) await this.arrives(row);
  }

  private async arrives(row: Photo): Promise<void> {
    if (row.arrivedAt === null)
      await this.server.edit([put('photo', { ...row, arrivedAt: this.server.now })]);
  }

  private rows(): Photo[] {
    const streams = [...this.server.memory.state.streams.values()];
    return streams
      .flatMap(({ rows }) => [...rows.photo.values()])
      .filter(({ gone }) => !gone)
      .map(({ row }) => row as unknown as Photo);
  }

  private announcedBy(personId: string, id: string): Announced | null {
    const row = this.rows().find((one) => one.id === id && one.takenBy === personId);
    if (row) return { ...row, row };
    const { log, content } = this.server.memory.state;
    for (const { id: command, type, author, outcome, stream: streamId } of log.values()) {
      if (type !== 'photo.attach' || author !== personId || (outcome !== 'review' && outcome !== 'held'))
        continue;
      const { payload } = content.get(command) as { payload: { photoId: string; sha256: string } };
      if (payload.photoId === id) return { streamId, sha256: payload.sha256, row: null };
    }
    return null;
  }
}
