import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { ada, bruno, marc, noon, priya, visit } from '@berthcare/shared/testing/record-rows';
import type { Database } from '@berthcare/sync-client/database';
import { putRow } from '@berthcare/sync-client/records';
import { testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { beforeEach, expect, it } from 'vitest';
import { changesSince } from './changes';

const DAY_MS = 24 * 60 * 60 * 1000;
const ago = (days: number) => noon - days * DAY_MS;

const planItem = (id: string, changedAt: number, over: Partial<Row<Tables['planItem']>> = {}) => ({
  ...{ id, streamId: ada, kind: 'task' as const, title: id, detail: null, templates: [], provenBy: null },
  ...{ together: false, active: true, position: 0, changedAt, changedBy: marc },
  ...over,
});

const been = (name: string, days: number, over: Partial<Row<Tables['visit']>>) =>
  visit(name, { state: 'completed', endedAt: ago(days), ...over });

let db: Database;

beforeEach(async () => {
  ({ db } = await testDevice());
  await db.batch(
    [
      planItem('before the last visit', ago(3)),
      planItem('after it', ago(1), { detail: 'Twice a day' }),
      planItem('later still', ago(0.5)),
      planItem('taken off', ago(0.5), { active: false }),
      planItem('within the week', ago(6), { streamId: bruno }),
      planItem('long ago', ago(8), { streamId: bruno }),
    ].map((row) => putRow('planItem', row, 1)),
  );
  await db.batch(
    [
      been('first', 9, { completedBy: priya, day: '2026-02-24' }),
      been('last', 2, { completedBy: priya, day: '2026-03-03' }),
      been('between', 5, { completedBy: priya, day: '2026-02-28' }),
      been('a colleague’s', 0.2, { completedBy: marc }),
    ].map((row) => putRow('visit', row, 1)),
  );
});

it('tells each client’s changes since the reader was there, the latest first', async () => {
  const changes = await changesSince(db, [ada, bruno], priya, noon);
  expect(changes.get(ada)).toEqual({
    since: '2026-03-03',
    lines: [
      { id: 'later still', text: 'later still', changedBy: marc, at: ago(0.5) },
      { id: 'after it', text: 'after it. Twice a day', changedBy: marc, at: ago(1) },
    ],
  });
});

it('goes back a week where the reader never was', async () => {
  const changes = await changesSince(db, [ada, bruno], priya, noon);
  expect(changes.get(bruno)).toMatchObject({ since: null, lines: [{ id: 'within the week' }] });
});
