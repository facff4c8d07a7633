import { expect, test } from 'vitest';
import { HttpCounter } from './http-counter';

const request = 'POST /v1/sync HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nhello';
const bodiless = 'GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n';
const chunked =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6;x=1\r\npedia \r\n0\r\n\r\n';

/** The same bytes however they are cut. */
const cuts = [1, 2, 3, 7, 1000];

function counted(side: 'requests' | 'responses', text: string, cut: number): HttpCounter {
  const counter = new HttpCounter(side);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += cut) counter.feed(bytes.subarray(at, at + cut));
  return counter;
}

test.each(cuts)('requests that follow each other, in pieces of %i bytes', (cut) => {
  const { bytes, messages } = counted('requests', request + bodiless + request, cut);
  expect(messages).toBe(3);
  expect(bytes.bodies).toBe(10);
  expect(bytes.around + bytes.bodies).toBe(2 * request.length + bodiless.length);
});

test.each(cuts)('a chunked answer: sizes and line ends are no body, in pieces of %i bytes', (cut) => {
  const { bytes, messages } = counted('responses', chunked + chunked, cut);
  expect(messages).toBe(2);
  expect(bytes.bodies).toBe(20);
  expect(bytes.around + bytes.bodies).toBe(2 * chunked.length);
});

test.each(cuts)('answers without a body, and one before the answer, in pieces of %i bytes', (cut) => {
  const text =
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 304 Not Modified\r\ncontent-length: 9\r\n\r\nHTTP/1.1 204 No\r\n\r\n';
  const { bytes, messages } = counted('responses', text, cut);
  expect(messages).toBe(2);
  expect(bytes).toEqual({ around: text.length, bodies: 0 });
});

test('after an upgrade everything is body, both ways', () => {
  const asked = 'GET /sync HTTP/1.1\r\nUpgrade: websocket\r\n\r\n';
  const answered = 'HTTP/1.1 101 Switching Protocols\r\n\r\n';
  expect(counted('requests', `${asked}frames`, 5).bytes).toEqual({ around: asked.length, bodies: 6 });
  expect(counted('responses', `${answered}frames`, 5).bytes).toEqual({ around: answered.length, bodies: 6 });
});

test('an answer that only the end of the connection ends', () => {
  const head = 'HTTP/1.1 200 OK\r\n\r\n';
  expect(counted('responses', `${head}until the end`, 4).bytes).toEqual({ around: head.length, bodies: 13 });
});
