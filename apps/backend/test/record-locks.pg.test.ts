import { put } from '@berthcare/shared/commands/command';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { worldHere } from './here';
import { recordHere, visitOf } from './record-here';

const here = worldHere({ connections: 8 });
const { write, logEntry } = recordHere(here);

test('one incarnation is answered by one transaction at a time', async () => {
  const incarnation = randomUUID();
  const turns = Array.from({ length: 8 }, () =>
    write(
      here.world.people.priya,
      [],
      async (writer) => {
        const seq = (await writer.answered()) + 1;
        await writer.log(logEntry({ incarnation, seq }), null);
        return seq;
      },
      incarnation,
    ),
  );
  expect((await Promise.all(turns)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('locks taken beforehand, in whatever order they are named, never deadlock', async () => {
  const { osei, tran } = here.world.clients;
  let runs = 0;
  const turns = Array.from({ length: 20 }, (_, i) =>
    write(here.world.people.priya, i % 2 ? [osei, tran] : [tran, osei], async (writer) => {
      runs += 1;
      for (const client of i % 2 ? [tran, osei] : [osei, tran]) {
        await writer.apply([put('visit', await visitOf(writer, client))]);
      }
    }),
  );
  await Promise.all(turns);
  expect(runs).toBe(20);
});

test('a deadlock, when there is one, is tried again', async () => {
  const { osei, tran } = here.world.clients;
  const meeting = barrier(2);
  let runs = 0;
  const cross = (mine: string, theirs: string) =>
    write(here.world.people.priya, [mine], async (writer) => {
      runs += 1;
      if (runs <= 2) await meeting();
      await writer.attempt(randomUUID(), async () =>
        writer.apply([put('visit', await visitOf(writer, theirs))]),
      );
    });
  await Promise.all([cross(osei, tran), cross(tran, osei)]);
  // On a slow machine the second try may meet the other one again.
  expect(runs).toBeGreaterThan(2);
});

test('what passes is told from what stays', async () => {
  const failing = async (sql: string) =>
    here.api.query(sql).then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(here.store.transient(await failing(`do $$ begin raise sqlstate '40001'; end $$`))).toBe(true);
  expect(here.store.transient(await failing(`do $$ begin raise sqlstate '40P01'; end $$`))).toBe(true);
  expect(here.store.transient(await failing(`do $$ begin raise sqlstate '57014'; end $$`))).toBe(true);
  expect(here.store.transient(await failing('select 1 / 0'))).toBe(false);
  expect(here.store.transient(await failing('select from app.audit_entry'))).toBe(false);
  expect(here.store.transient(Object.assign(new Error(), { code: 'ECONNRESET' }))).toBe(true);
  expect(here.store.transient(new TypeError('a rule threw'))).toBe(false);
});

/** Resolves for all once `count` have come. */
function barrier(count: number): () => Promise<void> {
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting === count) open();
    return opened;
  };
}
