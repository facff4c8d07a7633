/**
 * The lines of a stack that follow the message: a message may be of several lines, and may look like a stack.
 * A stack that does not begin with its message (Firefox, Safari) is frames alone.
 */
export function framesOf({ stack = '', message }: Pick<Error, 'stack' | 'message'>): string {
  const start = message === '' ? -1 : stack.indexOf(message);
  const begins = start >= 0 && !/[\n@]/.test(stack.slice(0, start));
  return begins ? stack.slice(start + message.length) : stack;
}
