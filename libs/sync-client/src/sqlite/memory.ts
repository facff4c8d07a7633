import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Up to this length a loop of our own beats the platform's coders. */
const SHORT = 48;

/** The memory of the WebAssembly module: where text and bytes change sides. */
export class Memory {
  private scratch = 0;
  private size = 0;

  constructor(private readonly wasm: Sqlite3Static['wasm']) {}

  /** Puts text where the next call finds it; it stays until something else is put. Returns place and length in bytes. */
  putText(text: string): [pointer: number, bytes: number] {
    const pointer = this.room(text.length * 3);
    const heap = this.wasm.heap8u();
    if (text.length > SHORT) return [pointer, encodeInto(text, heap, pointer)];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 127) return [pointer, encodeInto(text, heap, pointer)];
      heap[pointer + at] = code;
    }
    return [pointer, text.length];
  }

  putBytes(bytes: Uint8Array): number {
    const pointer = this.room(bytes.length);
    this.wasm.heap8u().set(bytes, pointer);
    return pointer;
  }

  text(pointer: number, bytes: number): string {
    const heap = this.wasm.heap8u();
    if (bytes > SHORT) return decoder.decode(heap.subarray(pointer, pointer + bytes));
    let text = '';
    for (let at = pointer; at < pointer + bytes; at += 1) {
      const code = heap[at]!;
      if (code > 127) return decoder.decode(heap.subarray(pointer, pointer + bytes));
      text += String.fromCharCode(code);
    }
    return text;
  }

  /** A copy. */
  bytes(pointer: number, bytes: number): Uint8Array {
    return this.wasm.heap8u().slice(pointer, pointer + bytes);
  }

  close(): void {
    if (this.scratch !== 0) this.wasm.dealloc(this.scratch);
    this.scratch = this.size = 0;
  }

  private room(bytes: number): number {
    if (bytes >= this.size) {
      this.close();
      this.size = Math.max(1024, bytes * 2);
      this.scratch = Number(this.wasm.alloc(this.size));
    }
    return this.scratch;
  }
}

const encodeInto = (text: string, heap: Uint8Array, pointer: number): number =>
  encoder.encodeInto(text, heap.subarray(pointer, pointer + text.length * 3)).written;
