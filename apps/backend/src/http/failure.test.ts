import { expect, test } from 'vitest';
import { ApiError } from '../api-error';
import { apiErrorFor } from './failure';

test.each([
  [new ApiError('not_found'), 'not_found'],
  [{ status: 413, type: 'entity.too.large' }, 'request.too_large'],
  [{ status: 415, type: 'charset.unsupported' }, 'request.unsupported_encoding'],
  [{ status: 400, type: 'entity.parse.failed' }, 'request.malformed'],
  [{ code: '22021' }, 'request.malformed'],
  [{ code: '08006' }, 'server.unavailable'],
  [{ code: '57P01' }, 'server.unavailable'],
  [{ code: '28P01' }, 'server.unavailable'],
  [{ code: '3D000' }, 'server.unavailable'],
  [{ code: 'ECONNREFUSED' }, 'server.unavailable'],
  [new Error('timeout exceeded when trying to connect'), 'server.unavailable'],
  [{ code: '23505' }, 'server.error'],
  [{ status: 500 }, 'server.error'],
  [new Error('anything'), 'server.error'],
  ['a text', 'server.error'],
  [undefined, 'server.error'],
])('%o is told as %s', (thrown, code) => {
  expect(apiErrorFor(thrown).code).toBe(code);
});
