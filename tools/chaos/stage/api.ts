import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyPort } from '../../local/ports.mjs';
import { environmentOf } from '../../../apps/backend/test/program';
import type { LoginUrls } from '../../check/login-urls';
import { PIDS } from '../run-folder';
import { objectsOf } from './picture-store';
import { start, type Running } from './processes';

const AGAIN_MS = 300;
/** A database may be put back again and again while a busy machine starts the process. */
const PATIENCE_MS = 10 * 60_000;

/** One API process, at the same address through all its lives. */
export class Api {
  private running: Running | null = null;

  private constructor(
    readonly port: number,
    private readonly program: string[],
    private readonly env: Record<string, string>,
    private readonly log: string,
    private readonly pids: string,
  ) {}

  /** @param folder of the run @param name of the process's log */
  static async start(main: string, urls: LoginUrls, folder: string, name: string): Promise<Api> {
    const port = await anyPort();
    const env = { ...environmentOf(urls).api, PORT: String(port), STORAGE_FOLDER: objectsOf(folder) };
    const api = new Api(port, [main, 'api'], env, join(folder, `${name}.log`), join(folder, PIDS));
    api.start();
    await api.ready();
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  start(): void {
    const running = start(this.program, this.env, this.log);
    this.running = running;
    appendFileSync(this.pids, `${running.child.pid}\n`);
    // It ends where it finds no database at its start, and is started again, as whoever runs it in earnest does.
    void running.ended.then(({ expected }) => {
      if (!expected) setTimeout(() => this.running === running && this.start(), AGAIN_MS);
    });
  }

  async ready(): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const ok = await fetch(`${this.url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`An API process was not ready in time: ${this.log}`);
  }

  async kill(): Promise<void> {
    const { running } = this;
    this.running = null;
    await running?.kill();
  }

  /** What its log says that must never be said: that it crashed, or failed on a command. */
  complaints(): string[] {
    const lines = readFileSync(this.log, 'utf8').split('\n');
    return lines.filter((line) => /"event":"(crash|command\.held)"/.test(line));
  }
}
