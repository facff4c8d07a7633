import type { DeviceSnapshot } from './device-snapshot';
import type { AnyRow, Faults, Written } from './evidence';

/**
 * Texts by the one record that they stand in: found anywhere else, they are foreign. No text of a world is the beginning
 * of another: those that are counted end with a stop.
 */
export type Canaries = ReadonlyMap<string, string>;

const shortest = 8;
/** Ids name other records too, and the days of a window are told to every device. */
const namesNothing = (text: string) => /^([0-9a-f-]{36,64}|\d{4}-\d{2}-\d{2})$/.test(text);

/** Every text of some length that was ever written in one care record and in no other stream. */
export function canariesOf(written: readonly Written[], records: ReadonlySet<string>): Canaries {
  const streams = new Map<string, string | null>();
  for (const { stream, after } of written) {
    for (const text of after ? textsIn(after) : []) {
      const other = streams.get(text);
      streams.set(text, other === undefined || other === stream ? stream : null);
    }
  }
  const only = [...streams].filter(([, stream]) => stream !== null && records.has(stream));
  return new Map(only as [string, string][]);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= shortest && !namesNothing(value) ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value as AnyRow).flatMap(textsIn) : [];
}

/** I3: no text of a record that a device does not hold is anywhere in its files. */
export function foreignTextIsGone(
  { name, streams }: Pick<DeviceSnapshot, 'name' | 'streams'>,
  files: readonly Uint8Array[],
  canaries: Canaries,
): Faults {
  const held = new Set(streams.map(({ id }) => id));
  const foreign = [...canaries].filter(([, stream]) => !held.has(stream));
  const whole = files.map((file) => Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  return foreign
    .filter(([text]) => whole.some((file) => file.includes(text)))
    .map(([text, stream]) => `I3 ${name} still has the text «${text}» of ${stream}`);
}

/** I3: a device that is nobody's shows nothing, and has no drafts that can be read. */
export function nobodysDeviceIsEmpty({ name, rows, streams, queue, shadows, seen }: DeviceSnapshot): Faults {
  const left = rows.size + streams.length + queue.length + shadows + seen;
  return left > 0 ? [`I3 ${name} is nobody's, and has ${[...rows.keys()].join(', ') || 'something'}`] : [];
}
