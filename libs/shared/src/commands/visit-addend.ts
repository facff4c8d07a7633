import { z } from 'zod';
import { id } from '../domain/id';
import { entryValue, itemName } from '../domain/entry';
import { instant } from '../domain/instant';
import { may } from '../domain/permissions';
import { written } from '../domain/written';
import { isOwn } from './assignment';
import { applied, command, put, read, refused } from './command';

/** A correction or addition after the lock; the original is never touched. */
export const visitAddend = command({
  type: 'visit.addend',
  version: 1,
  schema: z
    .strictObject({
      addendumId: id,
      visitId: id,
      item: itemName.nullable(),
      value: entryValue.nullable(),
      previous: entryValue.nullable(),
      text: written().trim().min(1).max(4000).nullable(),
      reason: written().trim().min(1).max(500),
      at: instant,
    })
    .refine(({ value, text }) => value !== null || text !== null, {
      message: 'An addendum corrects a value or adds a text.',
      path: ['text'],
    })
    .refine(({ item, value }) => (item === null) === (value === null), {
      message: 'A corrected value names its item.',
      path: ['item'],
    }),
  subject: ({ visitId }) => visitId,
  reads: ({ visitId, addendumId }) => ({
    visits: read('visit', { id: visitId }),
    same: read('addendum', { id: addendumId }),
  }),
  rule: (
    { visits: [visit], same },
    { addendumId, visitId, ...written },
    { author, receivedAt, admitted },
  ) => {
    if (!visit) return refused('visit.unknown');
    if (!admitted && !isOwn(visit, author) && !may(author.role, 'visit.addend.any'))
      return refused('visit.unknown');
    if (visit.state !== 'completed') return refused('visit.not_locked');
    if (same.length > 0) return refused('addendum.exists');
    return applied(
      put('addendum', {
        id: addendumId,
        streamId: visit.streamId,
        visitId,
        day: visit.day,
        ...written,
        authorId: author.id,
        receivedAt,
      }),
    );
  },
});
