import { testPool } from '../../apps/backend/test/owner';
import type { Gone } from './stage/phone';

/** What was destroyed on purpose, and what of it can come back. */
export class Books {
  /** No copy is left anywhere: never sent from a phone that was put back, or on a server and a phone that both were. */
  readonly beyondSaving = new Set<string>();
  /** On the server, and no longer on the phone that sent it. */
  private readonly onServerOnly = new Set<string>();
  /** What restores of the server took away: phones have to bring it again, where they had sent it. */
  readonly takenAway = new Set<string>();

  /** Pictures that no longer are on the phone that had them, and may be nowhere. */
  readonly picturesGone = new Set<string>();

  /** Things that the office did. */
  officeActs = 0;
  /** The office's own commands that were answered. */
  private readonly toldToOffice = new Set<string>();

  constructor(private readonly ownerUrl: string) {}

  officeActed(): void {
    this.officeActs += 1;
  }

  officeTold(id: string): void {
    this.toldToOffice.add(id);
  }

  /** Commands of the office that the server has to know of: it has no copy of what a restore took away. */
  officeExpects(): string[] {
    return [...this.toldToOffice].filter((id) => !this.takenAway.has(id));
  }

  private async logged(): Promise<Set<string>> {
    const pool = testPool(this.ownerUrl, 1);
    const { rows } = await pool.query<{ id: string }>('select id from app.command_log');
    await pool.end();
    return new Set(rows.map(({ id }) => id));
  }

  /** A phone was put back: this is no longer on it. */
  async phonePutBack({ commands, pictures }: Gone): Promise<void> {
    const known = await this.logged();
    for (const id of pictures) this.picturesGone.add(id);
    for (const id of commands) (known.has(id) ? this.onServerOnly : this.beyondSaving).add(id);
  }

  /** The server is put back by `work`, while nobody can reach it. */
  async serverPutBack(work: () => Promise<void>): Promise<void> {
    const before = await this.logged();
    await work();
    const after = await this.logged();
    for (const id of before) {
      if (after.has(id)) continue;
      if (this.onServerOnly.has(id)) this.beyondSaving.add(id);
      else this.takenAway.add(id);
    }
  }
}
