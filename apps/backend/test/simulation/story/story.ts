/** A line, or how to word it: most stories are never read. */
export type Line = string | (() => string);

/** What happened in a world, in order. */
export class Story {
  private readonly lines: { at: number; line: Line }[] = [];

  constructor(private readonly now: () => number) {}

  readonly tell = (line: Line): void => void this.lines.push({ at: this.now(), line });

  /** The story's last lines, all of them where that is not said; ids as `named` words them. */
  lastLines(named: (text: string) => string, most = Infinity): string[] {
    const left = this.lines.length - most;
    return [
      ...(left > 0 ? [`... ${left} lines before`] : []),
      ...this.lines.slice(Math.max(0, left)).map(({ at, line }) => {
        const when = new Date(at).toISOString().slice(5, 19).replace('T', ' ');
        return `${when}  ${named(typeof line === 'string' ? line : line())}`;
      }),
    ];
  }
}
