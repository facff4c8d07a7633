import type { Response } from 'express';
import type { EventStream } from './route';

/** Every open stream of this process, so that a shutdown can end them. */
export interface EventStreams {
  open: (response: Response) => EventStream;
  closeAll: () => void;
}

export function createEventStreams(): EventStreams {
  const streams = new Set<EventStream>();
  return {
    open: (response) => {
      const stream = openStream(response);
      streams.add(stream);
      stream.onClose(() => streams.delete(stream));
      return stream;
    },
    closeAll: () => {
      for (const stream of streams) stream.close();
    },
  };
}

const MOST_UNREAD_BYTES = 256 * 1024;

/** Nothing is sent before the first `send` or `beat`: until then the handler may still refuse by throwing. */
function openStream(response: Response): EventStream {
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    if (!response.headersSent) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'X-Accel-Buffering': 'no',
      });
      // Its duration says nothing about latency: the request counts as answered now.
      response.emit('answered');
    }
    response.write(text);
    // Who does not read is let go, and asks for everything when it is back.
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  };
  return {
    send: (data) => write(`data: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': beat\n\n'),
    close: () => response.end(),
    onClose: (listener) => {
      // Who left while the stream was being opened has closed it already.
      if (response.closed || response.destroyed) listener();
      else response.once('close', listener);
    },
  };
}
