/** Where the server can be held: a page's rows are read, and not counted; it has decided a command and not committed. */
export type Point = 'rows read' | 'decided, not committed';

/** Somebody who is held at a point, once. */
export interface Hold {
  /** Resolves when they have arrived. */
  arrived: Promise<void>;
  goOn: () => void;
}

/** Named points at which whoever comes by next can be held, so that an interleaving is always the same one. */
export class PausePoints {
  private readonly holds = new Map<Point, () => Promise<void>>();

  hold(point: Point): Hold {
    let arrive!: () => void;
    let goOn!: () => void;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const released = new Promise<void>((resolve) => (goOn = resolve));
    this.holds.set(point, () => {
      arrive();
      return released;
    });
    return { arrived, goOn };
  }

  async pass(point: Point): Promise<void> {
    const held = this.holds.get(point);
    this.holds.delete(point);
    await held?.();
  }
}
