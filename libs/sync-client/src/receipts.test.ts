import { expect, test } from 'vitest';
import type { Database } from './database';
import { writeMeta } from './meta';
import { enqueue } from './outbox';
import { receipts } from './receipts';
import { createTables } from './schema';
import { memoryDatabase } from './testing/memory-database';

interface Line {
  subject?: string;
  at: number;
  sentAt?: number;
  outcome?: string;
  reason?: string;
  receivedAt?: number;
}

async function queueOf(...lines: Line[]): Promise<Database> {
  const db = await memoryDatabase();
  await db.batch(createTables());
  await db.batch(writeMeta({ holder: { personId: 'a', agencyId: 'agency', role: 'caregiver' } }));
  for (const [index, { subject = 'visit', at, ...answer }] of lines.entries()) {
    const command = {
      ...{
        id: `c${index}`,
        seq: index + 1,
        hash: '',
        type: 'visit.document',
        v: 1,
        stream: 's',
        author: 'a',
      },
      ...{ at, skew: 0, basis: {}, payload: null },
    };
    const sealed = new Uint8Array();
    await db.batch([enqueue({ command, incarnation: 'i', subject, body: sealed, image: sealed, bytes: 0 })]);
    const { sentAt = null, outcome = null, reason = null, receivedAt = null } = answer;
    const values = [sentAt, outcome, reason, receivedAt, command.id];
    await db.exec(
      'update _outbox set sentAt = ?, outcome = ?, reason = ?, receivedAt = ? where id = ?',
      values,
    );
  }
  return db;
}

const receipt = async (...lines: Line[]) => (await receipts(await queueOf(...lines))).get('visit');

test.each<[string, Line[], object]>([
  ['on this phone', [{ at: 1 }], { onPhoneAt: 1, sentAt: null, receivedAt: null, waiting: 1 }],
  [
    'sent, once all of it is',
    [
      { at: 1, sentAt: 5 },
      { at: 2, sentAt: 6 },
    ],
    { onPhoneAt: 2, sentAt: 6, waiting: 2 },
  ],
  ['not sent while some of it is not', [{ at: 1, sentAt: 5 }, { at: 2 }], { sentAt: null, waiting: 2 }],
  [
    'received, once all of it is',
    [
      { at: 1, sentAt: 5, outcome: 'applied', receivedAt: 7 },
      { at: 2, sentAt: 5, outcome: 'applied', receivedAt: 9 },
    ],
    { sentAt: 5, receivedAt: 9, waiting: 0, attention: [] },
  ],
  [
    'not received while some of it waits',
    [{ at: 1, sentAt: 5, outcome: 'applied', receivedAt: 7 }, { at: 2 }],
    { receivedAt: null, waiting: 1 },
  ],
  [
    'received, with what a person has to look at',
    [
      { at: 1, outcome: 'applied', receivedAt: 7 },
      { at: 2, outcome: 'conflict', receivedAt: 7 },
      { at: 3, outcome: 'review', reason: 'visit.locked', receivedAt: 8 },
    ],
    {
      receivedAt: 8,
      attention: [
        { id: 'c1', outcome: 'conflict', reason: null },
        { id: 'c2', outcome: 'review', reason: 'visit.locked' },
      ],
    },
  ],
  ...['refused', 'held'].map((outcome): [string, Line[], object] => [
    `never received as work when some of it was ${outcome}`,
    [
      { at: 1, sentAt: 5, outcome: 'applied', receivedAt: 7 },
      { at: 2, sentAt: 5, outcome, reason: 'why', receivedAt: 8 },
    ],
    { sentAt: 5, receivedAt: null, waiting: 0, attention: [{ id: 'c1', outcome, reason: 'why' }] },
  ]),
  [
    'neither sent nor received when some of it cannot be sent',
    [
      { at: 1, sentAt: 5, outcome: 'applied', receivedAt: 7 },
      { at: 2, sentAt: 5, outcome: 'unsendable', reason: 'request.refused' },
    ],
    {
      sentAt: null,
      receivedAt: null,
      waiting: 0,
      attention: [{ id: 'c1', outcome: 'unsendable', reason: 'request.refused' }],
    },
  ],
])('a visit is %s', async (_, lines, expected) => expect(await receipt(...lines)).toMatchObject(expected));

test('each subject has its own', async () => {
  const db = await queueOf({ at: 1 }, { subject: 'other', at: 2 });
  expect([...(await receipts(db)).keys()]).toEqual(['visit', 'other']);
  expect([...(await receipts(db, ['other', 'third'])).entries()]).toMatchObject([
    ['other', { onPhoneAt: 2 }],
  ]);
});
