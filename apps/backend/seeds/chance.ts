/**
 * What could be otherwise in the demo is drawn from one of these. Each is keyed by what it is about, so that the same
 * visit comes out the same whichever day it is made on.
 */
export class Chance {
  private state: number;

  constructor(...key: (string | number)[]) {
    // FNV-1a.
    this.state = 2_166_136_261;
    for (const unit of key.join('/'))
      this.state = Math.imul(this.state ^ unit.charCodeAt(0), 16_777_619) >>> 0;
  }

  /** 0 (inclusive) to 1 (exclusive). Mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both bounds included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)]!;
  }
}
