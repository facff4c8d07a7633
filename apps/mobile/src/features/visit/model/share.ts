import type { RecordShare } from '@berthcare/shared/domain/visit';
import type { VisitDocument } from './document';

/** How the record's entries would count if the visit were completed now; what is only carried over counts as reused. */
export function shareOfDocument({ vitals, tasks }: VisitDocument): RecordShare {
  const share: RecordShare = { changed: 0, confirmed: 0, reused: 0, new: 0 };
  for (const { standing } of [...vitals, ...tasks]) {
    if (standing === 'offered') share.reused += 1;
    else if (standing === 'unmeasured') share.new += 1;
    else if (standing !== 'empty' && standing !== 'tooOld') share[standing] += 1;
  }
  return share;
}
