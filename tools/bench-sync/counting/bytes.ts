/** Bytes that went one way: message bodies, and all that stands around them (request lines, headers, chunk sizes). */
export interface Bytes {
  around: number;
  bodies: number;
}

/** What went over one line. */
export interface Traffic {
  up: Bytes;
  down: Bytes;
  requests: number;
}

export const noTraffic = (): Traffic => ({
  up: { around: 0, bodies: 0 },
  down: { around: 0, bodies: 0 },
  requests: 0,
});

const both = (a: Bytes, b: Bytes, sign: number): Bytes => ({
  around: a.around + sign * b.around,
  bodies: a.bodies + sign * b.bodies,
});

const combine = (a: Traffic, b: Traffic, sign: number): Traffic => ({
  up: both(a.up, b.up, sign),
  down: both(a.down, b.down, sign),
  requests: a.requests + sign * b.requests,
});

export const plus = (a: Traffic, b: Traffic): Traffic => combine(a, b, 1);
export const minus = (a: Traffic, b: Traffic): Traffic => combine(a, b, -1);
