import { expect, test } from 'vitest';
import { roles } from '../domain/permissions';
import { projectionOf } from './projection';

test('each role reads another projection, always the same', () => {
  expect(new Set(roles.map(projectionOf)).size).toBe(roles.length);
  expect(projectionOf('caregiver')).toBe(projectionOf('caregiver'));
});
