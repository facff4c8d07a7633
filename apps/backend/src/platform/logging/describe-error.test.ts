import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../api-error';
import { describeError } from './describe-error';

const canary = 'Mme Lavoie is diabetic';

function databaseError(code: string, message: string): Error {
  const error = new pg.DatabaseError(message, message.length, 'error');
  return Object.assign(error, {
    code,
    severity: 'ERROR',
    routine: 'somewhere',
    detail: `Key (name)=(${canary}) already exists.`,
    where: canary,
    table: 'client',
    constraint: 'client_pkey',
  });
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not throw.');
}

describe('nothing that somebody wrote gets into the log', () => {
  const lines = `${canary}\n    at ${canary} (/x/y.ts:1:2)`;
  test.each([
    ['what JSON.parse quotes', thrownBy(() => JSON.parse(`{"note": ${canary}}`))],
    ['a plain error', new Error(canary)],
    ['a message that looks like a stack', new Error(lines)],
    [
      'a value the database refused',
      databaseError('22P02', `invalid input syntax for type uuid: "${canary}"`),
    ],
    ['a key that exists', databaseError('23505', `duplicate key ${canary}`)],
    ['a cause', new Error('x', { cause: new Error(canary) })],
    ['a text', canary],
    ['an object', { note: canary }],
  ])('%s', (_name, thrown) => {
    expect(JSON.stringify(describeError(thrown))).not.toContain('Lavoie');
  });
});

test('it says where, and of which kind', () => {
  const described = describeError(databaseError('23505', 'duplicate'));
  expect(described).toMatchObject({
    type: 'error',
    code: '23505',
    table: 'client',
    constraint: 'client_pkey',
  });
  expect(described.stack).toContain('describe-error.test.ts');
});

test('messages that can hold no value are kept: ours, those about SQL, those about the network', () => {
  expect(describeError(new ApiError('not_found')).message).toBe('There is nothing here for you.');
  expect(describeError(databaseError('42P01', 'relation "app.x" does not exist')).message).toContain('app.x');
  const refused = Object.assign(new Error('connect ECONNREFUSED'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  expect(describeError(refused).message).toBe('connect ECONNREFUSED');
});

test('a cause that goes round ends', () => {
  const error = new Error('x');
  error.cause = error;
  expect(() => JSON.stringify(describeError(error))).not.toThrow();
});
