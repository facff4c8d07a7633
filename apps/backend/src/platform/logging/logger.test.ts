import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { matching } from '../../../test/matchers';
import { createLogger } from './logger';

/** The types would not let these lines be written: what is tested is that a mistake past them says nothing. */
type Careless = Record<'info' | 'error', (fields: unknown, message?: string) => void>;

function linesOf(write: (log: Careless) => void): string[] {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  write(createLogger({ level: 'info', role: 'api', destination }) as Careless);
  return lines;
}

test('a line is one JSON object that says when, who and what', () => {
  const [line = ''] = linesOf((log) => log.info({ event: 'started', port: 1 }, 'Serving'));
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: matching(/^\d{4}-\d\d-\d\dT.*Z$/),
    service: 'berthcare',
    role: 'api',
    event: 'started',
    port: 1,
    msg: 'Serving',
  });
});

test.each(['req', 'res', 'body', 'query', 'params', 'headers', 'principal', 'command', 'row', 'rows'])(
  '%s cannot be logged, even by mistake',
  (key) => {
    const lines = linesOf((log) => log.info({ [key]: { note: 'canary' } }, 'x'));
    expect(lines.join()).not.toContain('canary');
  },
);

test('an error loses its message under either name', () => {
  const lines = linesOf((log) => {
    log.error({ err: new Error('canary') }, 'x');
    log.error({ error: new Error('canary') }, 'x');
    log.error(new Error('canary'), 'x');
  });
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toContain('canary');
});
