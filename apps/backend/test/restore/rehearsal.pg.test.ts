import { describe, expect, test } from 'vitest';
import { hasPostgresTools } from './postgres-tools';
import { rehearseRestore } from './rehearsal';

describe.runIf(hasPostgresTools)('a database that was lost is restored from its last copy', () => {
  test('what a phone did since is offered again: nothing is lost, nothing is there twice', async () => {
    const { steps, phone, sees } = await rehearseRestore();
    expect(phone).toEqual({ asked: 3, found: 3, lost: 0, doubled: 0 });
    expect(sees).toBe(true);
    expect(steps.map(({ name }) => name)).toContain('restoring the copy');
  });

  test('without a new epoch the phone would take the restored server for the one it knew', async () => {
    expect(await rehearseRestore({ unnoticed: true })).toMatchObject({ sees: false });
  });
});

test.skipIf(hasPostgresTools)(
  'there is no pg_dump 15 or newer on this machine: no restore was rehearsed',
  () => undefined,
);
