import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { cells } from './cells';
import { contestants, titleOf } from './contestants/contestants';
import { lines, type LineName } from './counting/line';
import { figuresOf, ratioOf, type Figures } from './figures';
import { aims } from './aims';
import type { CellSample, FleetSample, IdleSample, Sample } from './samples';
import { bytes, duration, spread, table } from './words';

const PAGE = new URL('../../project-documentation/sync-benchmark.md', import.meta.url);
const FIGURES = new URL('../../project-documentation/sync-benchmark.json', import.meta.url);
const BEGIN = '<!-- figures: written by pnpm bench:sync --publish -->';
const END = '<!-- end of figures -->';

const namesIn = (all: readonly Sample[]): string[] => {
  const seen = new Set(all.map(({ contestant }) => contestant));
  return Object.keys(contestants).filter((name) => seen.has(name));
};

/** Markdown of all that was measured. */
export function report(all: readonly Sample[]): string {
  if (all.length === 0) return 'Nothing was measured yet.';
  return [
    ...aims(all),
    ...cellTables(all.filter((sample) => sample.part === 'cells')),
    ...fleetTable(all.filter((sample) => sample.part === 'fleet')),
    ...idleTable(all.filter((sample) => sample.part === 'idle')),
  ].join('\n\n');
}

function cellTables(all: readonly CellSample[]): string[] {
  const kinds = new Map(all.map(({ line, rows }) => [`${line} ${rows}`, { line, rows }]));
  return [...kinds.values()]
    .sort((a, b) => (a.line === b.line ? a.rows - b.rows : a.line === 'near' ? -1 : 1))
    .flatMap(({ line, rows }) => {
      const here = all.filter((sample) => sample.line === line && sample.rows === rows);
      return [`### ${heading(line, rows)}`, ...tablesOf(here)];
    });
}

const heading = (line: LineName, rows: number): string =>
  `${rows.toLocaleString('en')} rows, ${lines[line].name}`;

function tablesOf(here: readonly CellSample[]): string[] {
  const names = namesIn(here);
  const rounds = new Set(here.map(({ round }) => round)).size;
  const grid = (title: string, cellOf: (of: CellSample[], floor: CellSample[]) => string) =>
    table(
      [title, ...names.map(titleOf)],
      cells.map(({ name: cell }) => {
        const of = (name: string) =>
          here.filter((sample) => sample.cell === cell && sample.contestant === name);
        return [cell, ...names.map((name) => cellOf(of(name), of('floor')))];
      }),
    );
  return [
    `Until the phone has it all, milliseconds: median of ${rounds} rounds, the middle half of them, times the floor.`,
    grid('ms', timeCell),
    'Bodies on the wire, down and up; in brackets what stands around them (request lines, headers), and how many requests.',
    grid('bytes', bytesCell),
    'Processor time on the server, milliseconds: its own processes + PostgreSQL.',
    grid('processor', processorCell),
  ];
}

const byRound = (of: readonly CellSample[], value: (sample: CellSample) => number): Map<number, number> =>
  new Map(of.map((sample) => [sample.round, value(sample)]));

function timeCell(of: CellSample[], floor: CellSample[]): string {
  if (of.length === 0) return 'n/a';
  const ratio = ratioOf(
    byRound(of, ({ ms }) => ms),
    byRound(floor, ({ ms }) => ms),
  );
  return `${spread(figuresOf(of.map(({ ms }) => ms)))}${ratio ? ` ×${ratio.median.toFixed(1)}` : ''}`;
}

const medianOf = (of: readonly CellSample[], value: (sample: CellSample) => number): number =>
  figuresOf(of.map(value)).median;

function bytesCell(of: CellSample[]): string {
  if (of.length === 0) return 'n/a';
  const down = medianOf(of, ({ traffic }) => traffic.down.bodies);
  const up = medianOf(of, ({ traffic }) => traffic.up.bodies);
  const around = medianOf(of, ({ traffic }) => traffic.down.around + traffic.up.around);
  const requests = medianOf(of, (sample) => sample.traffic.requests);
  return `${bytes(down)} ↓ ${bytes(up)} ↑ (${bytes(around)}, ${Math.round(requests)})`;
}

function processorCell(of: CellSample[]): string {
  if (of.length === 0) return 'n/a';
  const server = duration(medianOf(of, ({ serverMs }) => serverMs));
  const [{ postgresMs }] = of as [CellSample];
  if (postgresMs === null) return `${server} + n/a`;
  return `${server} + ${duration(medianOf(of, (sample) => sample.postgresMs!))}`;
}

function fleetTable(all: readonly FleetSample[]): string[] {
  if (all.length === 0) return [];
  const names = namesIn(all);
  const kinds = [
    ...new Map(all.map(({ devices, state }) => [`${devices} ${state}`, { devices, state }])).values(),
  ];
  const rows = kinds
    .sort((a, b) => a.devices - b.devices || (a.state < b.state ? -1 : 1))
    .map(({ devices, state }) => {
      const shown = names.map((name) => {
        const of = all.filter((s) => s.contestant === name && s.devices === devices && s.state === state);
        if (of.length === 0) return 'n/a';
        const figure = (value: (sample: FleetSample) => number): Figures => figuresOf(of.map(value));
        const processor = figure(({ serverMs, postgresMs }) => (serverMs + (postgresMs ?? 0)) / devices);
        return `${spread(figure(({ ms }) => ms / 1000))} s; 95 of 100 in ${duration(figure(({ p95Ms }) => p95Ms / 1000).median)} s; ${duration(processor.median)} ms each`;
      });
      return [`${devices} ${state}`, ...shown];
    });
  return [
    '### Many devices at once',
    'Until the last has its answer; processor time of server and PostgreSQL for each device. 600 rows a device, loopback.',
    table(['devices', ...names.map(titleOf)], rows),
  ];
}

const HOUR = 3600;

function idleTable(all: readonly IdleSample[]): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ contestant, seconds, serverMs, postgresMs, traffic: { up, down, requests } }) => {
    const hourly = (value: number) => (value * HOUR) / seconds;
    const total = up.around + up.bodies + down.around + down.bodies;
    return [
      titleOf(contestant),
      bytes(hourly(total)),
      String(Math.round(hourly(requests))),
      duration(hourly(serverMs)),
      postgresMs === null ? 'n/a' : duration(hourly(postgresMs)),
    ];
  });
  const [{ seconds }] = all as [IdleSample];
  return [
    '### Idle, an hour',
    `Watched for ${seconds} s. What a server’s process does by itself counts too, however many devices it has.`,
    table(['', 'bytes, all', 'requests', 'server, ms', 'PostgreSQL, ms'], rows),
  ];
}

/** Puts the tables into the page, and the samples in short beside it, of whichever commits they are. */
export async function publish(all: readonly Sample[], commit: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error('The page has no place for the figures.');
  const text = `${before}${BEGIN}\n\n${report(all)}\n\n${END}${after}`;
  const settings = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(text, { ...settings, parser: 'markdown' }));
  writeFileSync(
    FIGURES,
    await format(JSON.stringify({ publishedAt: commit, ...summary(all) }), { ...settings, parser: 'json' }),
  );
}

function summary(all: readonly Sample[]) {
  const measured = all.filter((sample) => sample.part === 'cells');
  const groups = new Map<string, CellSample[]>();
  for (const sample of measured) {
    const key = [sample.contestant, sample.line, sample.rows, sample.cell].join('|');
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  return {
    cells: [...groups.values()].map((of) => {
      const [{ contestant, line, rows, cell, postgresMs }] = of as [CellSample];
      return {
        ...{ contestant, line, rows, cell, rounds: of.length, ms: figuresOf(of.map(({ ms }) => ms)) },
        deviceMs: medianOf(of, (sample) => sample.deviceMs),
        serverMs: medianOf(of, (sample) => sample.serverMs),
        postgresMs: postgresMs === null ? null : medianOf(of, (sample) => sample.postgresMs!),
        downBytes: medianOf(of, ({ traffic }) => traffic.down.bodies),
        upBytes: medianOf(of, ({ traffic }) => traffic.up.bodies),
        aroundBytes: medianOf(of, ({ traffic }) => traffic.down.around + traffic.up.around),
        requests: medianOf(of, ({ traffic }) => traffic.requests),
      };
    }),
    fleets: all.filter((sample) => sample.part === 'fleet'),
    idle: all.filter((sample) => sample.part === 'idle'),
  };
}
