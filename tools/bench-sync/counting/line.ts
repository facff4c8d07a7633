/** How a line between a phone and its server is. */
export interface LineQuality {
  name: string;
  /** There and back, milliseconds. */
  roundTripMs: number;
  /** Part of the segments that get lost. */
  loss: number;
}

export const lines = {
  near: { name: 'loopback', roundTripMs: 0, loss: 0 },
  far: { name: '150 ms, 1 % loss', roundTripMs: 150, loss: 0.01 },
} as const satisfies Record<string, LineQuality>;

export type LineName = keyof typeof lines;

/** Bytes that one TCP segment carries over Ethernet. */
const SEGMENT = 1460;
/** The least time that Linux waits before it sends a segment again (TCP_RTO_MIN). */
const LEAST_WAIT_MS = 200;

/**
 * One direction of one connection. A lost segment comes again a round trip and 200 ms later, and everything behind
 * it waits, as in TCP; the first bytes wait for the connection's own round trip. Bandwidth and slow start are not modelled.
 */
export class LineModel {
  private delivered = 0;

  /** @param openedAt when the connection was asked for @param chance 0 to 1, evenly */
  constructor(
    private readonly quality: LineQuality,
    private readonly openedAt: number,
    private readonly chance: () => number,
  ) {}

  /** When bytes that were sent now arrive, in milliseconds of the same clock. Never before those sent earlier. */
  arrival(sentAt: number, bytes: number): number {
    const { roundTripMs, loss } = this.quality;
    const sent = Math.max(sentAt, this.openedAt + roundTripMs);
    let lost = false;
    for (let segment = 0; segment * SEGMENT < bytes; segment += 1) lost = this.chance() < loss || lost;
    const arrives = sent + roundTripMs / 2 + (lost ? roundTripMs + LEAST_WAIT_MS : 0);
    this.delivered = Math.max(this.delivered, arrives);
    return this.delivered;
  }
}
