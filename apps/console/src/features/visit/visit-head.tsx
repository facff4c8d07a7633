import type { Language } from '@berthcare/locales/language';
import type { OfficePlace, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { standingOf } from '@berthcare/shared/domain/standing';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import { useFormat } from '../../i18n/use-format';
import { useMoment } from '../../i18n/use-moment';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { personName } from './people';
import { usePlaceWords } from './use-place-words';
import styles from './visit-head.module.css';
import { VisitTitle } from './visit-title';

interface VisitHeadProps {
  visit: OfficeVisit;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Who, what, by whom, when, where. */
export function VisitHead({ visit, heading }: VisitHeadProps) {
  const { i18n } = useTranslation('visit');
  const { client, template, caregiver, completedBy } = visit;
  const done = visit.people.find(({ id }) => id === completedBy);
  const by = done ? personName(done) : caregiver ? personName(caregiver) : null;
  return (
    <header className={styles.head}>
      <VisitTitle heading={heading}>{client.name}</VisitTitle>
      <p>{[template[i18n.language as Language], by].filter(Boolean).join('. ')}</p>
      <When visit={visit} />
      <Where visit={visit} />
    </header>
  );
}

function When({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const moment = useMoment();
  const now = useNow(60_000);
  const { plannedStart, plannedEnd, startedAt, endedAt, caregiver } = visit;
  const planned = t('when.planned', { from: format.time(plannedStart), to: format.time(plannedEnd) });
  if (startedAt !== null) {
    const from = format.time(startedAt);
    const was =
      endedAt === null ? t('when.since', { from }) : t('when.was', { from, to: format.time(endedAt) });
    return <p>{`${was}, ${planned}`}</p>;
  }
  const heard = caregiver?.lastHeardAt ?? null;
  const standing = standingOf({ ...visit, caregiverId: caregiver?.id ?? null }, heard, now);
  const day = format.weekday(visit.day);
  if (standing === 'planned') return <p>{`${day}, ${planned}`}</p>;
  return (
    <>
      <p>{`${day}, ${planned}`}</p>
      <p className={classes(styles.standing, styles[standing])}>
        <Icon name={standing === 'late' ? 'clock' : standing === 'unknown' ? 'question' : 'cross'} />
        {standing === 'unknown'
          ? heard === null
            ? t('standing.neverHeard')
            : t('standing.unknown', { time: moment(heard) })
          : t(`standing.${standing as 'late' | 'missed' | 'cancelled'}`)}
      </p>
    </>
  );
}

function Where({ visit: { startPlace, endPlace } }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const words = usePlaceWords();
  const parts: [key: 'start' | 'end', place: OfficePlace][] = [];
  if (startPlace) parts.push(['start', startPlace]);
  if (endPlace) parts.push(['end', endPlace]);
  if (parts.length === 0) return null;
  return (
    <ul className={styles.places}>
      {parts.map(([key, place]) => {
        const { text, away } = words(place);
        return (
          <li key={key} className={classes(away && styles.away)}>
            <Icon name="pin" />
            {t(`place.${key}`, { place: text })}
          </li>
        );
      })}
    </ul>
  );
}
