import type { Bytes } from './bytes';

/** Where in a message the next byte stands; `left` bytes of a part whose length is known. */
type Place =
  | { in: 'head' }
  | { in: 'body'; left: number }
  | { in: 'chunkSize' }
  | { in: 'chunk'; left: number }
  | { in: 'chunkEnd'; left: number }
  | { in: 'trailer' }
  /** After an upgrade, and where only the end of the connection ends the body. */
  | { in: 'rest' };

const LF = 0x0a;

/**
 * Counts one direction of an HTTP/1.1 connection (RFC 9112, section 6), piece by piece as it comes. It reads only what
 * tells where a message ends; nobody asks by HEAD here.
 */
export class HttpCounter {
  readonly bytes: Bytes = { around: 0, bodies: 0 };
  messages = 0;
  private place: Place = { in: 'head' };
  private head = '';
  private line = '';

  constructor(private readonly side: 'requests' | 'responses') {}

  feed(piece: Uint8Array): void {
    let at = 0;
    while (at < piece.length) at += this.take(piece.subarray(at));
  }

  /** Takes as much as belongs to where the counter stands; returns how many bytes that is. */
  private take(piece: Uint8Array): number {
    const { place } = this;
    switch (place.in) {
      case 'head':
        return this.takeLine(piece, (line) => this.headLine(line));
      case 'chunkSize':
        return this.takeLine(piece, (line) => {
          const left = Number.parseInt(line, 16);
          this.place = left === 0 ? { in: 'trailer' } : { in: 'chunk', left };
        });
      case 'trailer':
        return this.takeLine(piece, (line) => {
          if (line === '') this.place = { in: 'head' };
        });
      case 'rest':
        this.bytes.bodies += piece.length;
        return piece.length;
      case 'body':
      case 'chunk':
      case 'chunkEnd':
        return this.takePart(place, piece.length);
    }
  }

  private takePart(place: Extract<Place, { left: number }>, available: number): number {
    const taken = Math.min(place.left, available);
    this.bytes[place.in === 'chunkEnd' ? 'around' : 'bodies'] += taken;
    place.left -= taken;
    if (place.left > 0) return taken;
    if (place.in === 'chunk') this.place = { in: 'chunkEnd', left: 2 };
    else this.place = place.in === 'chunkEnd' ? { in: 'chunkSize' } : { in: 'head' };
    return taken;
  }

  /** A line may come in several pieces. */
  private takeLine(piece: Uint8Array, whole: (line: string) => void): number {
    const end = piece.indexOf(LF);
    const taken = end === -1 ? piece.length : end + 1;
    this.line += Buffer.from(piece.subarray(0, taken)).toString('latin1');
    this.bytes.around += taken;
    if (end !== -1) {
      const line = this.line.trimEnd();
      this.line = '';
      whole(line);
    }
    return taken;
  }

  private headLine(line: string): void {
    if (line !== '') {
      this.head += `${line.toLowerCase()}\n`;
      return;
    }
    this.place = this.bodyAfter(this.head);
    this.head = '';
  }

  private bodyAfter(head: string): Place {
    const status = this.side === 'responses' ? Number(/^http\/1\.\d (\d{3})/.exec(head)?.[1]) : 0;
    if (status === 101 || /^upgrade: websocket$/m.test(head)) {
      this.messages += 1;
      return { in: 'rest' };
    }
    // 100 Continue and the like come before the answer itself.
    if (status >= 100 && status < 200) return { in: 'head' };
    this.messages += 1;
    if (status === 204 || status === 304) return { in: 'head' };
    if (/^transfer-encoding: *chunked$/m.test(head)) return { in: 'chunkSize' };
    const length = /^content-length: *(\d+)$/m.exec(head)?.[1];
    if (length !== undefined)
      return Number(length) === 0 ? { in: 'head' } : { in: 'body', left: Number(length) };
    return this.side === 'responses' ? { in: 'rest' } : { in: 'head' };
  }
}
