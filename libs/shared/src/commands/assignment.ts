import type { Row } from '../record/table';
import type { Tables } from '../record/tables';
import { forReview, refused, type Author, type Verdict } from './command';

/**
 * Whether the author may work on the visit: null when it is theirs. Work on a visit that was once theirs counts and
 * goes to review; of any other the answer tells no more than that it is unknown.
 */
export function assignment(visit: Row<Tables['visit']>, author: Author): Verdict | null {
  if (visit.assignedTo === author.id) return null;
  if (visit.formerlyAssigned.includes(author.id)) return forReview('visit.reassigned');
  return refused('visit.unknown');
}
