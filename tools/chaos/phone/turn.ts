/**
 * One at a time may change what the screen shows, a person or an answer of the office: nobody writes about what has
 * just gone.
 */
export class Turn {
  private last: Promise<void> = Promise.resolve();

  /** Waits for the turn; what it answers gives it back. */
  async take(): Promise<() => void> {
    const before = this.last;
    let leave!: () => void;
    this.last = new Promise((resolve) => (leave = resolve));
    await before;
    return leave;
  }
}
