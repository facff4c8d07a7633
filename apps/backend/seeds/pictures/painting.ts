/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** How much of a point a shape covers, in units of its painting: 1 within, 0 outside, between them on its edge. */
export type Shape = (x: number, y: number) => number;

export type Layer = readonly [Shape, Colour];

/** Shapes over a ground, each painted over those before it. */
export interface Painting {
  /** Pixels. */
  width: number;
  height: number;
  /** Pixels that one unit of the shapes takes. */
  unit: number;
  ground: Colour;
  layers: readonly Layer[];
}

/** Units over which an edge fades. */
const SOFT = 1.5;

/** Math.hypot guards against numbers that a picture does not have, and takes ten times as long. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

/** @param distance to the edge in units, negative within */
const covered = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / SOFT));

export const disc =
  (centreX: number, centreY: number, radius: number): Shape =>
  (x, y) =>
    covered(length(x - centreX, y - centreY) - radius);

/** A line with round ends. */
export const bar =
  (fromX: number, fromY: number, toX: number, toY: number, radius: number): Shape =>
  (x, y) => {
    const [alongX, alongY] = [toX - fromX, toY - fromY];
    const along = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY);
    const at = Math.max(0, Math.min(1, along));
    return covered(length(x - fromX - alongX * at, y - fromY - alongY * at) - radius);
  };

/** A box with round corners. */
export const box =
  (left: number, top: number, width: number, height: number, radius = 12): Shape =>
  (x, y) => {
    const outX = Math.abs(x - left - width / 2) - width / 2 + radius;
    const outY = Math.abs(y - top - height / 2) - height / 2 + radius;
    const outside = length(Math.max(outX, 0), Math.max(outY, 0));
    return covered(outside + Math.min(Math.max(outX, outY), 0) - radius);
  };

/** The colour of a pixel. */
export function colourAt({ ground, layers, unit }: Painting, column: number, row: number): Colour {
  const [x, y] = [column / unit, row / unit];
  let [red, green, blue] = ground;
  for (const [shape, [r, g, b]] of layers) {
    const part = shape(x, y);
    if (part === 0) continue;
    [red, green, blue] = [red + (r - red) * part, green + (g - green) * part, blue + (b - blue) * part];
  }
  return [red, green, blue];
}
