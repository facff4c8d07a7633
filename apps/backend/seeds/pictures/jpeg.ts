import { colourAt, type Colour, type Painting } from './painting';

/** How coarsely every frequency is kept. */
const STEP = 10;
const SIDE = 8;

/** The symbols of both Huffman tables; a code is the symbol's place in its table, so all codes of a table are equally long. */
const differences = Array.from({ length: 12 }, (_, size) => size);
const END = 0x00;
const SIXTEEN_ZEROS = 0xf0;
const runs = [
  ...[END, SIXTEEN_ZEROS],
  ...Array.from({ length: 16 * 10 }, (_, at) => ((at % 16) << 4) | (Math.floor(at / 16) + 1)),
];
const DIFFERENCE_BITS = 4;
const RUN_BITS = 8;

/** Places of a block along its diagonals, from the coarsest frequency to the finest. */
const zigzag = Array.from({ length: SIDE * SIDE }, (_, at) => at).sort((a, b) => rank(a) - rank(b));

function rank(at: number): number {
  const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
  return (x + y) * SIDE + ((x + y) % 2 === 0 ? x : y);
}

/** `cosines[u][x]` of the block's transform, with its scale. */
const cosines = Array.from({ length: SIDE }, (_, u) =>
  Array.from(
    { length: SIDE },
    (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / 16) * (u === 0 ? Math.SQRT1_2 : 1) * 0.5,
  ),
);

/**
 * The painting as a JPEG file (ITU-T T.81, baseline), as plainly as the standard allows: all colours at full size, one step for
 * all frequencies, codes of one length.
 */
export function jpegOf(painting: Painting): Uint8Array<ArrayBuffer> {
  const { width, height } = painting;
  const bits = bitWriter();
  const before = [0, 0, 0];
  for (let top = 0; top < height; top += SIDE)
    for (let left = 0; left < width; left += SIDE)
      planesOf(painting, left, top).forEach((plane, at) => {
        const found = frequenciesOf(plane);
        writeBlock(bits, found, before[at]!);
        before[at] = found[0]!;
      });
  return Uint8Array.from([...head(width, height), ...bits.end(), 0xff, 0xd9]);
}

/** Brightness and the two colour differences of a block, each point around 0. */
function planesOf(painting: Painting, left: number, top: number): number[][] {
  const points: Colour[] = [];
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) points.push(colourAt(painting, left + x, top + y));
  return [
    points.map(([r, g, b]) => 0.299 * r + 0.587 * g + 0.114 * b - 128),
    points.map(([r, g, b]) => -0.1687 * r - 0.3313 * g + 0.5 * b),
    points.map(([r, g, b]) => 0.5 * r - 0.4187 * g - 0.0813 * b),
  ];
}

/** The block's frequencies in steps, along its diagonals. */
function frequenciesOf(plane: readonly number[]): number[] {
  const found = turned(turned(plane));
  return zigzag.map((at) => Math.round(found[at]! / STEP));
}

/** Each row's frequencies as a column: done twice, those of the block. */
function turned(plane: readonly number[]): number[] {
  const found = new Array<number>(SIDE * SIDE);
  for (let y = 0; y < SIDE; y += 1)
    for (let u = 0; u < SIDE; u += 1) {
      const wave = cosines[u]!;
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) sum += wave[x]! * plane[y * SIDE + x]!;
      found[u * SIDE + y] = sum;
    }
  return found;
}

function writeBlock(bits: BitWriter, [first, ...rest]: readonly number[], before: number): void {
  const difference = first! - before;
  bits.write(sizeOf(difference), DIFFERENCE_BITS);
  writeValue(bits, difference);
  let zeros = 0;
  for (const value of rest) {
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.write(runs.indexOf(SIXTEEN_ZEROS), RUN_BITS);
    bits.write(runs.indexOf((zeros << 4) | sizeOf(value)), RUN_BITS);
    writeValue(bits, value);
    zeros = 0;
  }
  if (zeros > 0) bits.write(runs.indexOf(END), RUN_BITS);
}

/** How many bits a value takes. */
const sizeOf = (value: number): number => 32 - Math.clz32(Math.abs(value));

const writeValue = (bits: BitWriter, value: number): void =>
  bits.write(value < 0 ? value + (1 << sizeOf(value)) - 1 : value, sizeOf(value));

interface BitWriter {
  write(value: number, bits: number): void;
  /** The bytes, the last one filled with ones. */
  end(): number[];
}

function bitWriter(): BitWriter {
  const bytes: number[] = [];
  let [held, count] = [0, 0];
  const write = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      held = (held << 1) | ((value >> bit) & 1);
      count += 1;
      if (count < 8) continue;
      bytes.push(held);
      // A byte of ones would begin a marker.
      if (held === 0xff) bytes.push(0);
      [held, count] = [0, 0];
    }
  };
  return {
    write,
    end() {
      while (count > 0) write(1, 1);
      return bytes;
    },
  };
}

const word = (value: number): number[] => [value >> 8, value & 0xff];

/** A marker, and its segment with its length. */
const segment = (marker: number, content: readonly number[]): number[] => [
  ...[0xff, marker, ...word(content.length + 2), ...content],
];

/** All that stands before the blocks: the steps, the size, the tables, the order of the parts. */
function head(width: number, height: number): number[] {
  const parts = [1, 2, 3];
  const table = (kind: number, length: number, symbols: readonly number[]) => [
    ...[kind, ...Array.from({ length: 16 }, (_, at) => (at + 1 === length ? symbols.length : 0)), ...symbols],
  ];
  return [
    ...[0xff, 0xd8],
    ...segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(SIDE * SIDE).fill(STEP)]),
    ...segment(0xc0, [8, ...word(height), ...word(width), 3, ...parts.flatMap((part) => [part, 0x11, 0])]),
    ...segment(0xc4, table(0x00, DIFFERENCE_BITS, differences)),
    ...segment(0xc4, table(0x10, RUN_BITS, runs)),
    ...segment(0xda, [3, ...parts.flatMap((part) => [part, 0]), 0, 63, 0]),
  ];
}
