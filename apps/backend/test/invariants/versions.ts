import type { DeviceSnapshot } from './device-snapshot';
import type { Faults } from './evidence';
import type { ServerSnapshot } from './server-snapshot';

/** I6, a device's part: no cursor is ahead of its stream. */
export function cursorsAreNotAhead({ name, meta, streams }: DeviceSnapshot, server: ServerSnapshot): Faults {
  if (meta.epoch !== server.epoch) return [];
  const versions = new Map(server.heads.map(({ id, version }) => [id, version]));
  return streams
    .filter(({ id, cursor }) => (cursor ?? 0) > (versions.get(id) ?? 0))
    .map(({ id, cursor }) => `I6 ${name} is ahead on ${id}: ${cursor} of ${versions.get(id)}`);
}

/** I6, the server's part: every version of every stream was taken by somebody, none is beyond its head. */
export function versionsAreGapFree({ heads, rows, audit }: ServerSnapshot): Faults {
  const taken = new Map(heads.map(({ id }) => [id, new Set<number>()]));
  for (const { stream, version } of audit) taken.get(stream)?.add(version);
  const versions = new Map(heads.map(({ id, version }) => [id, version]));
  const beyond = rows.filter(({ stream, version }) => version > (versions.get(stream) ?? 0));
  return [
    ...heads.flatMap(({ id, version }) => gaps(id, version, taken.get(id)!)),
    ...beyond.map((row) => `I6 ${row.table} ${row.id} is at ${row.version}, beyond its stream ${row.stream}`),
  ];
}

function gaps(stream: string, version: number, taken: ReadonlySet<number>): Faults {
  const missing = Array.from({ length: version }, (_, index) => index + 1).filter((one) => !taken.has(one));
  return [
    ...missing.map((one) => `I6 version ${one} of ${stream} belongs to nobody`),
    ...(taken.size > version ? [`I6 ${stream} has audited versions beyond ${version}`] : []),
  ];
}
