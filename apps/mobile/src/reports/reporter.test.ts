import { describe, expect, it } from 'vitest';
import type { HttpClient, HttpResult } from '../platform/http';
import type { AppFault, Destination } from './fault';
import { createReporter } from './reporter';

const configured = { dsn: 'https://key@reports.example/7', environment: 'staging' };
const answer = (body: unknown, status = 200): HttpResult => ({
  kind: 'response',
  ...{ status, body, retryAfterMs: null },
});

/** A reporter, the server's answers to come, and what was asked and sent. */
function setUp(...answers: HttpResult[]) {
  const asked: string[] = [];
  const sent: { destination: Destination; fault: AppFault }[] = [];
  const http: HttpClient = {
    send: async ({ path }) => {
      asked.push(path);
      return answers[asked.length - 1]!;
    },
  };
  const send = async (destination: Destination, fault: AppFault) => void sent.push({ destination, fault });
  return { asked, sent, ...createReporter({ http, send, release: 'berthcare-app@1' }) };
}

describe('a report', () => {
  it('is sent where the server says, without the message', async () => {
    const { report, asked, sent } = setUp(answer(configured));
    await report(new TypeError('Mme Lavoie'));
    expect(asked).toEqual(['/v1/reporting']);
    expect(sent).toMatchObject([
      { destination: { ...configured, release: 'berthcare-app@1' }, fault: { type: 'TypeError' } },
    ]);
    expect(sent[0]?.fault.stack).toContain('reporter.test.ts');
    expect(JSON.stringify(sent)).not.toContain('Lavoie');
  });

  it('of a text that was thrown says only that', async () => {
    const { report, sent } = setUp(answer(configured));
    await report('Mme Lavoie');
    expect(sent[0]?.fault).toEqual({ type: 'UnhandledRejection', stack: '' });
  });

  it('is sent once, however often it comes, and of ten at most', async () => {
    const { report, asked, sent } = setUp(answer(configured));
    const again = new Error('x');
    for (let i = 0; i < 3; i++) await report(again);
    expect(sent).toHaveLength(1);
    for (let i = 0; i < 20; i++) await report(Object.assign(new Error('x'), { stack: `at ${i}` }));
    expect(sent).toHaveLength(10);
    expect(asked).toHaveLength(1);
  });
});

it('where nothing is to be reported the server is asked once, and nothing is sent', async () => {
  for (const says of [
    answer({ dsn: null, environment: 'x' }),
    answer({ error: { code: 'not_found' } }, 404),
  ]) {
    const { report, asked, sent } = setUp(says);
    await report(new Error('one'));
    await report(new TypeError('other'));
    expect(asked).toHaveLength(1);
    expect(sent).toEqual([]);
  }
});

it('a swarm of errors is one question, and each is sent', async () => {
  const { report, asked, sent } = setUp(answer(configured));
  await Promise.all([new Error('a'), new TypeError('b'), 'c'].map(report));
  expect(asked).toHaveLength(1);
  expect(sent.map(({ fault }) => fault.type).sort()).toEqual(['Error', 'TypeError', 'UnhandledRejection']);
});

it('without a network it waits until there is one', async () => {
  const { report, retry, asked, sent } = setUp({ kind: 'offline' }, { kind: 'offline' }, answer(configured));
  await retry();
  expect(asked).toEqual([]);
  await report(new Error('one'));
  await report(new TypeError('other'));
  expect(sent).toEqual([]);
  await retry();
  expect(sent.map(({ fault }) => fault.type)).toEqual(['Error', 'TypeError']);
  await retry();
  expect(sent).toHaveLength(2);
});
