import type { PhotoTransport, Standing } from '../photos/ports';

/** The office's side of pictures: what it knows of, what it has, and what was sent to it. */
export class PictureStore implements PhotoTransport {
  readonly known = new Set<string>();
  readonly has = new Map<string, Uint8Array>();
  /** How often each was sent. */
  readonly sends = new Map<string, number>();
  /** What it says to whatever is asked, in place of the truth. */
  instead: Exclude<Standing, { kind: 'send' | 'arrived' | 'unknown' }> | null = null;
  /** Those that it never takes. */
  readonly refuses = new Set<string>();
  /** Those over which it fails, whatever is asked. */
  readonly failsOver = new Set<string>();
  /** Whether what is sent reaches it, and whether its sender hears so. */
  line: 'good' | 'broken' | 'deaf' = 'good';

  ask = async (id: string): Promise<Standing> => {
    if (this.instead) return this.instead;
    if (this.failsOver.has(id)) return { kind: 'failed' };
    if (!this.known.has(id)) return { kind: 'unknown' };
    return this.has.has(id) ? { kind: 'arrived' } : { kind: 'send', url: id, headers: {} };
  };

  send: PhotoTransport['send'] = async ({ url: id }, bytes) => {
    if (this.line === 'broken') return false;
    this.sends.set(id, (this.sends.get(id) ?? 0) + 1);
    if (this.refuses.has(id)) return false;
    this.has.set(id, bytes);
    return this.line === 'good';
  };

  fetch: PhotoTransport['fetch'] = async (id) => {
    if (this.instead) return this.instead;
    if (this.failsOver.has(id)) return { kind: 'failed' };
    const bytes = this.has.get(id);
    return bytes ? { kind: 'picture', bytes } : { kind: 'none' };
  };
}
