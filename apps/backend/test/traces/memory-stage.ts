import { memoryStore } from '../../src/sync/testing/memory-store';
import { agency, agencyId } from '../simulation/agency';
import { sorted, type Stage } from './replay';
import type { Trace } from './trace';

export async function memoryStage({ founded }: Trace): Promise<Stage> {
  const store = memoryStore();
  const { streams, changes } = agency(founded);
  for (const [id, kind] of streams) store.stream(id, kind, agencyId);
  for (const together of changes) await store.edit(together);
  const { state } = store;
  return {
    store,
    edit: store.edit,
    erase: store.erase,
    forget: async (tokens) => tokens.forEach((token) => state.tokens.delete(token)),
    beginEpoch: async () => store.beginEpoch(`${state.epoch}+`, 'version'),
    books: async () => ({
      versions: sorted(
        [...state.streams.values()].map(({ id, version }) => [id, version]),
        ([id]) => id,
      ),
      audit: sorted(
        state.audit.map(({ stream, version, commandId, personId }) => ({
          stream,
          version,
          commandId,
          personId,
        })),
        ({ stream, version, commandId }) => [stream, version, commandId],
      ),
      log: sorted([...state.log.values()], ({ id }) => id),
      content: sorted([...state.content], ([id]) => id),
    }),
  };
}
