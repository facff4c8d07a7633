/** A stroke of the signature: x,y pairs in hundredths of the pad's height. */
export type Stroke = number[];

/** Shortest stroke that counts, in hundredths of the pad's height: a stray touch is not a signature. */
const SHORTEST = 12;

/** A smooth path through the points of a stroke. */
export function strokePath(stroke: Stroke): string {
  const [x0 = 0, y0 = 0, ...rest] = stroke;
  const parts = [`M${x0} ${y0}`];
  for (let at = 0; at + 3 < rest.length; at += 2) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = rest.slice(at, at + 4);
    parts.push(`Q${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`);
  }
  if (rest.length >= 2) parts.push(`L${rest[rest.length - 2]} ${rest[rest.length - 1]}`);
  return parts.join('');
}

/** Whether there is more than a stray touch. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((sum, stroke) => sum + strokeLength(stroke), 0) >= SHORTEST;
}

function strokeLength(stroke: Stroke): number {
  let length = 0;
  for (let at = 2; at + 1 < stroke.length; at += 2) {
    length += Math.hypot(stroke[at]! - stroke[at - 2]!, stroke[at + 1]! - stroke[at - 1]!);
  }
  return length;
}
