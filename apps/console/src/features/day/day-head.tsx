import { addDays } from '@berthcare/utils/day';
import { Link, useNavigate } from '@tanstack/react-router';
import type { OfficeDay } from '@berthcare/shared/contracts/office-day';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { buttonClass } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { iconButtonClass } from '../../ui/icon-button';
import { Segmented } from '../../ui/segmented';
import styles from './day-head.module.css';

interface DayHeadProps {
  /** As in the address: `today` or the day. */
  param: string;
  day: string;
  today: string;
  teams: OfficeDay['teams'];
  team: string | undefined;
}

/** Which day, which team. */
export function DayHead({ param, day, today, teams, team }: DayHeadProps) {
  const { t } = useTranslation('day');
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <header className={styles.head}>
      <h1 className={styles.title} aria-live="polite">
        {format.dayTitle(day)}
      </h1>
      <nav className={styles.days} aria-label={t('days')}>
        <DayStep to={addDays(day, -1)} today={today} direction="left" />
        <DayStep to={addDays(day, 1)} today={today} direction="right" />
        {day !== today && (
          <Link
            to="/days/$day"
            params={{ day: 'today' }}
            search={(search) => search}
            className={classes(buttonClass(), styles.today)}
          >
            {t('today')}
          </Link>
        )}
      </nav>
      {teams.length > 1 && (
        <Segmented
          className={styles.teams}
          label={t('team')}
          options={[
            { value: '', label: t('allTeams') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={team ?? ''}
          onChange={(chosen) =>
            void navigate({
              to: '/days/$day',
              params: { day: param },
              search: chosen === '' ? {} : { team: chosen },
              replace: true,
            })
          }
        />
      )}
    </header>
  );
}

function DayStep({ to, today, direction }: { to: string; today: string; direction: 'left' | 'right' }) {
  const { t } = useTranslation('day');
  const format = useFormat();
  const label = t(direction === 'left' ? 'dayBefore' : 'dayAfter', { day: format.dayTitle(to) });
  return (
    <Link
      to="/days/$day"
      params={{ day: to === today ? 'today' : to }}
      search={(search) => search}
      className={iconButtonClass}
      aria-label={label}
      title={label}
    >
      <Icon name={direction} />
    </Link>
  );
}
