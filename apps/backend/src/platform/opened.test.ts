import { expect, test } from 'vitest';
import { createOpened } from './opened';

test('closes the last first, once, and the rest even when one fails', async () => {
  const closed: string[] = [];
  const { open, closeAll } = createOpened();
  await open(
    () => 'pool',
    (name) => closed.push(name),
  );
  await open(
    async () => 'broken',
    async () => Promise.reject(new Error('cannot close')),
  );
  await open(
    () => 'listener',
    (name) => closed.push(name),
  );
  await expect(closeAll()).rejects.toThrow(AggregateError);
  await closeAll();
  expect(closed).toEqual(['listener', 'pool']);
});
