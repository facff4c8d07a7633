import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import type { Board, BoardVisit, Lane } from './board';
import { CaregiverNote } from './caregiver-note';
import styles from './day-list.module.css';
import { standingGlyph } from './standing-look';
import { useVisitWords } from './use-visit-words';

interface DayListProps {
  board: Board;
  day: string;
  now: number;
}

/** The day where lanes have no room: caregivers below each other, their visits in order. */
export function DayList({ board, day, now }: DayListProps) {
  const { t } = useTranslation('day');
  return (
    <div className={styles.list}>
      {board.teams.map((team) => (
        <section key={team.id} aria-labelledby={`team-${team.id}`}>
          <h2 id={`team-${team.id}`} className={styles.team}>
            {team.name} <span>{t('visits', { count: team.visitCount })}</span>
          </h2>
          {team.lanes.map((lane) => (
            <CaregiverDay key={lane.key} {...{ lane, day, now }} />
          ))}
        </section>
      ))}
    </div>
  );
}

function CaregiverDay({ lane, day, now }: { lane: Lane; day: string; now: number }) {
  const { t } = useTranslation('day');
  return (
    <article className={styles.caregiver}>
      <header className={styles.who}>
        <h3 className={classes(!lane.caregiver && styles.nobody)}>{lane.caregiver?.name ?? t('nobody')}</h3>
        {lane.caregiver && (
          <CaregiverNote
            caregiver={lane.caregiver}
            silent={lane.silent && lane.visits.some(({ standing }) => standing === 'unknown')}
          />
        )}
      </header>
      <ol>
        {lane.visits.map((visit) => (
          <li key={visit.id}>
            <VisitRow {...{ visit, day, now }} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function VisitRow({ visit, day, now }: { visit: BoardVisit; day: string; now: number }) {
  const words = useVisitWords();
  const format = useFormat();
  const { t } = useTranslation('day');
  const glyph = standingGlyph[visit.standing];
  return (
    <Link
      to="/days/$day/visits/$visitId"
      params={{ day, visitId: visit.id }}
      search={(search) => search}
      className={styles.row}
      data-visit={visit.id}
    >
      <span className={styles.time}>{format.time(visit.plannedStart)}</span>
      <span className={styles.what}>
        <span className={styles.client}>{visit.clientName}</span>
        <span className={styles.template}>{words.template(visit)}</span>
        {visit.openConflicts > 0 && (
          <span className={styles.mark}>
            <Icon name="split" />
            {t('mark.conflict', { count: visit.openConflicts })}
          </span>
        )}
        {visit.setAside > 0 && (
          <span className={styles.mark}>
            <Icon name="aside" />
            {t('mark.setAside', { count: visit.setAside })}
          </span>
        )}
        {visit.reviewReasons.length > 0 && (
          <span className={styles.mark}>
            <Icon name="eye" />
            {t('mark.review')}
          </span>
        )}
      </span>
      <span className={classes(styles.standing, styles[visit.standing])}>
        {glyph && <Icon name={glyph} />}
        {visit.standing === 'planned' ? t('legend.planned', { count: 1 }) : words.short(visit, now)}
      </span>
    </Link>
  );
}
