import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { canonical } from '../sync/canonical';
import { derivedId } from '../sync/derived-id';
import { put, type Admission, type Change, type Context } from './command';

type Visit = Row<Tables['visit']>;
type Entry = Row<Tables['visitEntry']>;
type Written = Pick<Row<Tables['addendum']>, 'item' | 'value' | 'previous' | 'text'>;

/**
 * An addendum in the name of whoever wrote it, and of when they did: what the office lets in after the lock stands
 * beside what was signed.
 */
function late(
  { id: visitId, streamId, day }: Visit,
  written: Written,
  { commandId, author, at, receivedAt }: Context,
  { reason }: Admission,
): Change {
  const id = derivedId(commandId, 'late', written.item ?? '');
  return put('addendum', {
    id,
    streamId,
    visitId,
    day,
    ...written,
    reason,
    authorId: author.id,
    at,
    receivedAt,
  });
}

/** Each value that differs, beside what the record says of its item. */
export const lateEntries = (
  visit: Visit,
  entries: readonly Entry[],
  written: readonly Pick<Entry, 'item' | 'value'>[],
  context: Context,
  admission: Admission,
): Change[] =>
  written.flatMap(({ item, value }) => {
    const previous = entries.find((entry) => entry.item === item)?.value ?? null;
    if (canonical(previous) === canonical(value)) return [];
    return [late(visit, { item, value, previous, text: null }, context, admission)];
  });

/** The words of a second completion; its signature and its end stay with the command. */
export const lateSummary = (
  visit: Visit,
  { summary: text }: { summary: string },
  context: Context,
  admission: Admission,
): Change[] =>
  text === '' ? [] : [late(visit, { item: null, value: null, previous: null, text }, context, admission)];
