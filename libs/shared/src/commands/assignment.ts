import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { forReview, refused, type Author, type Context, type Verdict } from './command';

/**
 * Whether the author may work on the visit: null when it is theirs, or the office lets their work in. Work on a visit
 * that was once theirs counts and goes to review; of any other the answer tells no more than that it is unknown.
 */
export function assignment(
  visit: Row<Tables['visit']>,
  { author, admitted }: Pick<Context, 'author' | 'admitted'>,
): Verdict | null {
  if (admitted || visit.assignedTo === author.id) return null;
  if (visit.formerlyAssigned.includes(author.id)) return forReview('visit.reassigned');
  return refused('visit.unknown');
}

/** Whether the visit's documentation is the author's: they are to do it, or have done it. */
export const isOwn = (
  { assignedTo, completedBy }: Pick<Row<Tables['visit']>, 'assignedTo' | 'completedBy'>,
  author: Author,
): boolean => assignedTo === author.id || completedBy === author.id;
