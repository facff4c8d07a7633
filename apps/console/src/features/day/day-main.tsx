import type { OfficeDay } from '@berthcare/shared/contracts/office-day';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../app/use-as-of';
import { NoConnection } from '../../ui/no-connection';
import { boardOf } from './board';
import { DayHead } from './day-head';
import { DayList } from './day-list';
import styles from './day-page.module.css';
import { Lanes } from './lanes';
import { Legend } from './legend';
import { LiveNote } from './live-note';
import { needsOf } from './needs';
import { NeedStrip } from './need-strip';
import { timelineOf } from './timeline';

interface DayMainProps {
  query: UseQueryResult<OfficeDay>;
  /** As in the address: `today` or the day. */
  param: string;
  team: string | undefined;
  visitId: string | undefined;
  wide: boolean;
}

export function DayMain({ query, ...rest }: DayMainProps) {
  const { t } = useTranslation();
  return (
    <main id="page" tabIndex={-1} className={styles.main}>
      {query.data ? (
        <Day {...rest} query={query} data={query.data} />
      ) : query.error ? (
        <NoConnection onRetry={() => void query.refetch()} />
      ) : (
        <p className={styles.waiting} role="status">
          {t('loading')}
        </p>
      )}
    </main>
  );
}

function Day({ query, data, param, team, visitId, wide }: DayMainProps & { data: OfficeDay }) {
  const { t } = useTranslation('day');
  const { asOf, current } = useAsOf(query);
  const known = data.teams.some(({ id }) => id === team) ? team : undefined;
  const board = useMemo(() => boardOf(data, asOf, known), [data, asOf, known]);
  const timeline = useMemo(() => timelineOf(board, asOf, data.timeZone), [board, asOf, data.timeZone]);
  const inDay = timeline && asOf > timeline.start && asOf < timeline.end;
  const nowLine = data.day === data.today && inDay ? asOf : null;

  return (
    <>
      <div className={styles.above}>
        <DayHead {...{ param, team: known }} day={data.day} today={data.today} teams={data.teams} />
        <NeedStrip needs={needsOf(board, asOf)} day={param} />
        <div className={styles.bar}>
          <Legend counts={board.counts} />
          <LiveNote current={current} since={asOf} />
        </div>
      </div>
      {!timeline && <p className={styles.empty}>{t('noVisits')}</p>}
      {timeline && wide && (
        <Lanes {...{ board, timeline, nowLine }} day={param} now={asOf} selected={visitId} />
      )}
      {timeline && !wide && <DayList board={board} day={param} now={asOf} />}
    </>
  );
}
