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
  const { plannedStart, plannedEnd, startedAt, endedAt } = visit;
  const planned = t('when.planned', { from: format.time(plannedStart), to: format.time(plannedEnd) });
  const from = startedAt === null ? '' : format.time(startedAt);
  const was =
    startedAt === null
      ? format.weekday(visit.day)
      : endedAt === null
        ? t('when.since', { from })
        : t('when.was', { from, to: format.time(endedAt) });
  return (
    <>
      <p>{`${was}, ${planned}`}</p>
      <StandingLine visit={visit} />
    </>
  );
}

const standingLook = { late: 'clock', missed: 'cross', cancelled: 'crossRing', unknown: 'question' } as const;

/** Why a visit is not where it should be by now; nothing for one that is. */
function StandingLine({ visit }: { visit: OfficeVisit }) {
  const { t } = useTranslation('visit');
  const moment = useMoment();
  const now = useNow(60_000);
  const { caregiver, startedAt } = visit;
  const heard = caregiver?.lastHeardAt ?? null;
  const standing = standingOf({ ...visit, caregiverId: caregiver?.id ?? null }, heard, now);
  if (standing === 'planned' || standing === 'in_progress' || standing === 'done') return null;

  const text = () => {
    if (standing === 'cancelled') return t('standing.cancelled');
    if (caregiver === null) return t('standing.nobody');
    if (standing !== 'unknown') return t(`standing.${standing}`);
    if (heard === null) return t('standing.neverHeard');
    return t(startedAt === null ? 'standing.unknown' : 'standing.unknownStarted', { time: moment(heard) });
  };
  return (
    <p className={classes(styles.standing, styles[standing])}>
      <Icon name={standingLook[standing]} />
      {text()}
    </p>
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
