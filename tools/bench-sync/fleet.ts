import { processorTime, processorTimes } from './counting/processor';
import type { WireDevice } from './contestants/contestant';
import type { Standing } from './measure';
import type { Sample } from './samples';
import type { Caregiver } from './world/world';

/**
 * So many devices at once, new ones and then the same ones with nothing new: what the server is able to. The devices are
 * requests without a store, all in this process; their own work would hide the server's on one machine.
 */
export async function measureFleet(
  { name, office }: Standing,
  people: readonly Caregiver[],
  devices: number,
  round: number,
): Promise<Sample[]> {
  const { wire, port } = office;
  if (!wire) return [];
  const url = `http://127.0.0.1:${port}`;
  const identities = Array.from({ length: devices }, (_, index) =>
    office.identityOf(people[index % people.length]!),
  );
  const held: unknown[] = [];
  const cold = await together(office, identities.length, async (index) => {
    held[index] = await wire.cold(url, identities[index]!);
  });
  const warm = await together(office, identities.length, (index) =>
    wire.warm(url, identities[index]!, held[index]),
  );
  const common = { part: 'fleet', contestant: name, round, devices } as const;
  return [
    { ...common, state: 'cold', ...cold },
    { ...common, state: 'warm', ...warm },
  ];
}

type Office = Standing['office'] & { wire?: WireDevice };

async function together({ pids, postgresPid }: Office, count: number, ask: (index: number) => Promise<void>) {
  const spent = () => ({
    server: processorTimes(pids),
    postgres: postgresPid === null ? null : processorTime(postgresPid),
  });
  const before = spent();
  const since = performance.now();
  const times = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await ask(index);
      return performance.now() - since;
    }),
  );
  const after = spent();
  const sorted = times.sort((a, b) => a - b);
  return {
    ms: sorted.at(-1)!,
    medianMs: sorted[Math.floor(count * 0.5)]!,
    p95Ms: sorted[Math.floor(count * 0.95)]!,
    serverMs: after.server - before.server,
    postgresMs: after.postgres === null ? null : after.postgres - before.postgres!,
  };
}
