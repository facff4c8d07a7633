import type { TableName } from '@berthcare/shared/record/tables';
import type { Outcome } from '@berthcare/shared/sync/wire';
import type { WireDevice } from '../../src/sync/testing/wire-device';
import { windowAt } from '../../src/sync/windows';
import { acknowledgedIsKept } from '../invariants/acknowledged';
import { restsOnItsProjection } from '../invariants/at-rest';
import { auditIsExact } from '../invariants/audit';
import type { DeviceSnapshot } from '../invariants/device-snapshot';
import type { Faults, Meant, Written } from '../invariants/evidence';
import { serverOf } from '../invariants/postgres-server';
import { rowKey, rowText, valuesIn } from '../invariants/row-text';
import type { ServerSnapshot } from '../invariants/server-snapshot';
import { cursorsAreNotAhead, versionsAreGapFree } from '../invariants/versions';
import { timeZone } from '../world';
import type { Stage } from './stage';

/** What a phone was told of a command, and what its author had meant. */
export interface Acknowledged {
  outcome: Outcome;
  type: string;
  payload: unknown;
}

/** Lets the phone come to rest, and asks the invariants. */
export async function atRest(
  stage: Stage,
  phone: WireDevice,
  acknowledged: readonly Acknowledged[] = [],
): Promise<Faults> {
  const miscounted = await stage.sync(phone).then(
    () => [],
    (error: Error) => [`I2 the phone counts otherwise than the server: ${error.message}`],
  );
  const server = await serverNow(stage);
  const shown = snapshotOf(phone);
  const { window } = windowAt(Date.now(), timeZone);
  return [
    ...miscounted,
    ...restsOnItsProjection(shown, server, window),
    ...acknowledgedFaults(acknowledged, server),
    ...cursorsAreNotAhead(shown, server),
    ...versionsAreGapFree(server),
    ...auditIsExact(server),
  ];
}

async function serverNow({ owner }: Stage): Promise<ServerSnapshot> {
  const client = await owner.connect();
  try {
    return await serverOf(client);
  } finally {
    client.release();
  }
}

function snapshotOf({ actor, epoch, cursors, rows }: WireDevice): DeviceSnapshot {
  const texts = [...rows].map(([key, { table, stream, version, values }]) => {
    const id = key.slice(table.length + 1);
    const name = table as TableName;
    return [rowKey(table, id), rowText(name, { id, streamId: stream, ...values }, version)] as const;
  });
  return {
    ...{ name: 'the phone', actor, queue: [], left: [], shadows: 0, seen: 0 },
    meta: epoch === null ? {} : { epoch },
    streams: [...cursors].map(([id, cursor]) => ({ id, cursor })),
    rows: new Map(texts),
  };
}

/** I1; a command whose id was another's is nobody's work, and stays with its author as refused. */
function acknowledgedFaults(acknowledged: readonly Acknowledged[], server: ServerSnapshot): Faults {
  return acknowledged
    .filter(({ outcome }) => outcome.reason !== 'command.id_reused')
    .flatMap(({ outcome: { id, outcome }, type, payload }) => {
      const meant = new Map<string, Meant>([[id, { type, payload, seen: new Map() }]]);
      const told = [{ id, outcome, epoch: server.epoch }];
      return acknowledgedIsKept(told, meant, server, writtenOf(server));
    });
}

/** Each row as it was written last, and by which command. */
function writtenOf({ rows, audit }: ServerSnapshot): Written[] {
  const commands = new Map(
    audit.map(({ stream, version, commandId }) => [`${stream} ${version}`, commandId]),
  );
  return rows.map(({ table, stream, version, id, text }) => ({
    ...{ table, stream, version, before: null },
    after: { id, streamId: stream, ...valuesIn(table, text) },
    commandId: commands.get(`${stream} ${version}`) ?? null,
  }));
}
