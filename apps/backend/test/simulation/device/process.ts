import { Crash, Power } from './power';

/** The process of an app on a phone: it dies where its power ends, and is started again over what is on the disk. */
export class Process {
  /** What it has asked of its databases and files in all its lives, one after the other. */
  operations = 0;
  /** The operation at which it dies, whatever it is. */
  diesAt = Infinity;
  private power = this.newPower();

  /**
   * @param boot starts the app
   * @param died told of each death
   */
  constructor(
    private readonly boot: (power: Power) => Promise<void>,
    private readonly died: () => void,
  ) {}

  private newPower(): Power {
    return new Power(() => (this.operations += 1) === this.diesAt);
  }

  /** Ends it, where it runs, and starts it. */
  async start(): Promise<void> {
    this.power = this.newPower();
    await this.boot(this.power);
  }

  dieAfter(operations: number): void {
    this.power.failAfter(operations);
  }

  /** Does something that may end in a crash (null, and the app is started again). */
  async surviving<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      this.power.stopFailing();
      return result;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await this.startAgain();
      return null;
    }
  }

  /** Also when it dies while it starts. */
  private async startAgain(): Promise<void> {
    this.died();
    try {
      await this.start();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await this.startAgain();
    }
  }
}
