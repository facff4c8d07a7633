import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ForeignIncarnation } from '../src/sync/store';
import { worldHere } from './here';
import { recordHere } from './record-here';

const here = worldHere();
const { asked, write, logEntry } = recordHere(here);

test('knows what it was told, by id and by sequence', async () => {
  const { priya } = here.world.people;
  const incarnation = randomUUID();
  const first = logEntry({ incarnation, seq: 1 });
  const second = logEntry({
    incarnation,
    seq: 2,
    outcome: 'refused',
    reason: 'visit.unknown',
    version: null,
  });
  await write(
    priya,
    [],
    async (writer) => {
      expect(await writer.answered()).toBe(0);
      await writer.log(first, null);
      await writer.log(second, { a: 1 });
      expect(await writer.answered()).toBe(2);
    },
    incarnation,
  );
  await write(
    priya,
    [],
    async (writer) => {
      expect(await writer.answered()).toBe(2);
      expect(await writer.logged([first.id], [])).toEqual([first]);
      expect(await writer.logged([], [2, 3])).toEqual([second]);
      expect(await writer.logged([first.id], [1])).toEqual([first]);
      expect(await writer.logged([randomUUID()], [3])).toEqual([]);
      await writer.advance(3);
      expect(await writer.answered()).toBe(3);
    },
    incarnation,
  );
  const content = await asked(
    'select content as value from app.command_content where command_id = any ($1)',
    [[first.id, second.id]],
  );
  expect(content).toEqual([{ a: 1 }]);
});

test('has no gaps', async () => {
  const incarnation = randomUUID();
  const skip = write(here.world.people.priya, [], (writer) => writer.advance(2), incarnation);
  await expect(skip).rejects.toThrow('command.out_of_sequence');
});

test('another agency may use the same ids', async () => {
  const entry = logEntry();
  await write(here.world.people.priya, [], (writer) => writer.log(entry, null));
  await write(here.world.foreign.person, [], async (writer) => {
    expect(await writer.logged([entry.id], [])).toEqual([]);
    await writer.log(entry, null);
  });
});

test('an incarnation is of one device', async () => {
  const incarnation = randomUUID();
  await write(here.world.people.priya, [], async () => undefined, incarnation);
  for (const other of [here.world.people.luc, here.world.foreign.person]) {
    await expect(write(other, [], async () => undefined, incarnation)).rejects.toThrow(ForeignIncarnation);
  }
});
