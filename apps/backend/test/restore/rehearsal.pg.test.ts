import { describe, expect, test } from 'vitest';
import { hasPostgresTools } from './postgres-tools';
import { rehearseRestore } from './rehearsal';

/** Two servers are made and filled, milliseconds: long on a busy machine. */
const timeout = 240_000;

describe.runIf(hasPostgresTools)(
  'a database that was lost is restored from its last copy',
  { timeout },
  () => {
    test('what a phone did since is offered again: nothing is lost, nothing is there twice', async () => {
      const { steps, phone, sees, alarmed, lostPhone } = await rehearseRestore();
      expect(phone).toEqual({ asked: 3, found: 3, lost: 0, doubled: 0 });
      expect([sees, alarmed, lostPhone]).toEqual([true, false, 'stays out']);
      expect(steps.map(({ name }) => name)).toContain('restoring the copy');
    });

    test('where the server takes itself for the one it was, the phone proves it wrong', async () => {
      const { phone, sees, alarmed, lostPhone } = await rehearseRestore({ unnoticed: true });
      expect(phone).toEqual({ asked: 3, found: 3, lost: 0, doubled: 0 });
      expect([sees, alarmed, lostPhone]).toEqual([true, true, 'stays out']);
    });
  },
);

test.skipIf(hasPostgresTools)(
  'there is no pg_dump 15 or newer on this machine: no restore was rehearsed',
  () => undefined,
);
