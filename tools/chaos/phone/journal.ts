import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/** What a caregiver wrote and had before them, word for word. */
export interface Attempt {
  type: string;
  payload: unknown;
  /** Keys of the drafts that it carries. */
  consumes: readonly string[];
  /** By entry: the value its author saw, in canonical form. */
  seen: [entry: string, value: string | null][];
}

/** One line of a caregiver's own memory. What is about to be done is written before it is done. */
export type Entry =
  | { did: 'start'; at: number; clockOffset: number }
  | { did: 'seal'; commands: Attempt[] }
  /** All that was to be sealed is on the phone. */
  | { did: 'sealed'; ids: string[] }
  /** None of it is: refused at once, or the phone died first. */
  | { did: 'not sealed'; why: string }
  | { did: 'type'; key: string; body: string; seen: string | null }
  | { did: 'typed' }
  /** The phone died first. */
  | { did: 'not typed' }
  /** Its record was taken away: what was not sealed went with it. */
  | { did: 'gone'; key: string }
  /** The office's answer is on the phone. */
  | { did: 'told'; id: string; outcome: string; epoch: string }
  /** The office was restored: the phone offers this again. */
  | { did: 'asked again'; id: string }
  /** The phone was put back to an earlier copy of itself, without these commands. */
  | { did: 'put back'; gone: string[] }
  /** An invariant did not hold on the phone. */
  | { did: 'fault'; fault: string };

/** A caregiver's memory in a file of its own: an entry is on the disk before anything follows from it. */
export class Journal {
  private readonly file: number;

  private constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  /** What stands in the journal, and the journal to go on with. */
  static open(path: string): { entries: Entry[]; journal: Journal } {
    const entries = readJournal(path);
    return { entries, journal: new Journal(path) };
  }

  write(entry: Entry): void {
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** The entries of a journal; a last line that its writer's death cut short was never written. */
export function readJournal(path: string): Entry[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path);
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < text.length) truncateSync(path, whole);
  const lines = text.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}
