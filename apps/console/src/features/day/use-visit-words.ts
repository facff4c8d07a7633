import type { Language } from '@berthcare/locales/language';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { useMoment } from '../../i18n/use-moment';
import type { BoardVisit } from './board';

export interface VisitWords {
  /** Two or three words, for the block on the board. */
  short(visit: BoardVisit, now: number): string;
  /** The standing as a sentence: "29 minutes late, planned 12:45". */
  standing(visit: BoardVisit, now: number): string;
  /** Everything the block says, for a screen reader and as a tooltip. */
  full(visit: BoardVisit, now: number): string;
  template(visit: BoardVisit): string;
}

const minutesSince = (since: number, now: number) => Math.max(0, Math.floor((now - since) / 60_000));

export function useVisitWords(): VisitWords {
  const { t, i18n } = useTranslation('day');
  const format = useFormat();
  const moment = useMoment();
  const template = ({ template }: BoardVisit) => template[i18n.language as Language];

  const short = (visit: BoardVisit, now: number): string => {
    const { standing, plannedStart, startedAt, endedAt } = visit;
    if (standing === 'done') return format.time(endedAt ?? plannedStart);
    if (standing === 'in_progress') return format.time(startedAt ?? plannedStart);
    if (standing === 'planned') return format.time(plannedStart);
    if (standing === 'late') return t('minutes', { count: minutesSince(plannedStart, now) });
    return t(`short.${standing}`);
  };

  const standing = (visit: BoardVisit, now: number): string => {
    const planned = format.time(visit.plannedStart);
    const { caregiver } = visit;
    switch (visit.standing) {
      case 'planned':
        return t('sentence.planned', { from: planned, to: format.time(visit.plannedEnd) });
      case 'in_progress':
        return t('sentence.inProgress', {
          time: format.time(visit.startedAt ?? visit.plannedStart),
          planned,
        });
      case 'done':
        return t('sentence.done', {
          from: format.time(visit.startedAt ?? visit.plannedStart),
          to: format.time(visit.endedAt ?? visit.plannedEnd),
          planned,
        });
      case 'late':
        return t('sentence.late', { count: minutesSince(visit.plannedStart, now), planned });
      case 'missed':
        return t('sentence.missed', { planned });
      case 'cancelled':
        return t('sentence.cancelled', { planned });
      case 'unknown': {
        if (!caregiver?.lastHeardAt) return t('sentence.unknownNever', { planned });
        const heard = moment(caregiver.lastHeardAt);
        return visit.startedAt === null
          ? t('sentence.unknown', { planned, heard })
          : t('sentence.unknownStarted', { started: format.time(visit.startedAt), heard });
      }
    }
  };

  const full = (visit: BoardVisit, now: number): string => {
    const marks = [
      visit.openConflicts > 0 && t('mark.conflict', { count: visit.openConflicts }),
      visit.setAside > 0 && t('mark.setAside', { count: visit.setAside }),
      visit.reviewReasons.length > 0 && t('mark.review'),
      visit.addenda > 0 && t('mark.addenda', { count: visit.addenda }),
    ].filter((mark) => mark !== false);
    return [`${visit.clientName}, ${template(visit)}`, standing(visit, now), ...marks].join('. ');
  };

  return { short, standing, full, template };
}
