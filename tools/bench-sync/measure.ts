import { minus, noTraffic, plus, type Traffic } from './counting/bytes';
import { processorTime, processorTimes } from './counting/processor';
import type { Proxy } from './counting/proxy';
import type { Cell } from './cells';
import type { Contestant, Identity, Office } from './contestants/contestant';
import type { RemoteDevice } from './device/remote-device';
import { edited } from './world/edited';
import type { Caregiver } from './world/world';

/** A contestant that is up: its server, the line to it, a device. */
export interface Standing {
  name: string;
  contestant: Contestant;
  office: Office;
  proxy: Proxy;
  device: RemoteDevice;
}

/** One sync; where several in a row were measured, the mean of one. Milliseconds. */
export interface Measured {
  ms: number;
  deviceMs: number;
  serverMs: number;
  /** Null where no PostgreSQL is behind it. */
  postgresMs: number | null;
  traffic: Traffic;
}

/** A server may still be busy with what it was asked when the phone has its answer. */
const SETTLE_MS = 25;
const settled = () => new Promise((done) => setTimeout(done, SETTLE_MS));

interface Spent {
  server: number;
  postgres: number;
  traffic: Traffic;
}

const spent = ({ office, proxy }: Standing): Spent => ({
  server: processorTimes(office.pids),
  postgres: office.postgresPid === null ? 0 : processorTime(office.postgresPid),
  traffic: proxy.traffic(),
});

/** A number that no other edit has, so that every edit is one. */
let edits = 0;

/** Brings about what the cell is about, lets the device sync, and looks whether it has what it should. */
export async function measureCell(
  standing: Standing,
  cell: Cell,
  caregiver: Caregiver,
  rows: number,
): Promise<Measured> {
  const { office, device, proxy } = standing;
  if (cell.newDevice) {
    await device.ask({ ask: 'close' });
    const identity: Identity = office.identityOf(caregiver);
    await device.ask({ ask: 'open', url: `http://127.0.0.1:${proxy.port}`, identity });
  }
  if (cell.settled) await device.ask({ ask: 'sync' });
  const sum = { ms: 0, deviceMs: 0, server: 0, postgres: 0, traffic: noTraffic() };
  for (let time = 0; time < cell.times; time += 1) {
    edits += 1;
    await device.ask({ ask: 'leave' });
    await cell.office?.(office, caregiver, edits);
    const entries = caregiver.open.slice(0, cell.edits ?? 0).map((entry) => edited(entry, edits));
    if (entries.length > 0) await device.ask({ ask: 'edit', entries });
    await settled();
    const before = spent(standing);
    const { ms, processorMs } = await device.ask({ ask: 'sync' });
    await settled();
    const after = spent(standing);
    sum.ms += ms;
    sum.deviceMs += processorMs;
    sum.server += after.server - before.server;
    sum.postgres += after.postgres - before.postgres;
    sum.traffic = plus(sum.traffic, minus(after.traffic, before.traffic));
    await look(standing, cell, caregiver, rows);
  }
  const each = (value: number) => value / cell.times;
  const { up, down, requests } = sum.traffic;
  return {
    ms: each(sum.ms),
    deviceMs: each(sum.deviceMs),
    serverMs: each(sum.server),
    postgresMs: office.postgresPid === null ? null : each(sum.postgres),
    traffic: {
      up: { around: each(up.around), bodies: each(up.bodies) },
      down: { around: each(down.around), bodies: each(down.bodies) },
      requests: each(requests),
    },
  };
}

/** @throws where the phone or the server lacks something: then nothing was measured */
async function look({ name, office, device }: Standing, cell: Cell, caregiver: Caregiver, rows: number) {
  const wanted = rows + (cell.more?.(caregiver) ?? 0);
  const held = await device.ask({ ask: 'rows' });
  if (held !== wanted) throw new Error(`${name}, ${cell.name}: the phone has ${held} rows, not ${wanted}.`);
  const expect = async (id: string, side: string, value: unknown, right: unknown) => {
    if (!same(value, right)) throw new Error(`${name}, ${cell.name}: ${side} has another value of ${id}.`);
  };
  for (const entry of caregiver.closed.slice(0, cell.changed ?? 0)) {
    const shown = await device.ask({ ask: 'valueOf', entryId: entry.id });
    await expect(entry.id, 'the phone', shown, edited(entry, edits).value);
  }
  for (const entry of caregiver.open.slice(0, cell.edits ?? 0)) {
    const { value } = edited(entry, edits);
    await expect(entry.id, 'the server', await office.valueOf(entry.id), value);
    await expect(entry.id, 'the phone', await device.ask({ ask: 'valueOf', entryId: entry.id }), value);
  }
}

/** Databases keep the members of JSON in an order of their own. */
const same = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
