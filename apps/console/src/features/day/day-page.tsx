import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFormat } from '../../i18n/use-format';
import { useWide } from '../../ui/use-media';
import { useTitle } from '../../ui/use-title';
import { NotFound } from '../../app/not-found';
import { DayMain } from './day-main';
import { dayQuery } from './day-query';
import styles from './day-page.module.css';

/** The day, and beside it the visit that is open; where there is no room beside, the visit takes its place. */
export function DayPage() {
  const { day } = useParams({ from: '/office/days/$day' });
  const { visitId } = useParams({ strict: false });
  const { team } = useSearch({ from: '/office/days/$day' });
  const wide = useWide();
  const query = useQuery({ ...dayQuery(day), enabled: isDay(day) });
  const format = useFormat();
  useTitle(query.data && format.dayTitle(query.data.day));
  useFocusBack(visitId);
  if (!isDay(day)) return <NotFound />;

  return (
    <div className={styles.page}>
      {(wide || visitId === undefined) && <DayMain {...{ query, param: day, team, visitId, wide }} />}
      <Outlet />
    </div>
  );
}

const isDay = (day: string) =>
  day === 'today' || (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)));

/** When a visit is closed, the focus goes back to where it was opened from. */
function useFocusBack(visitId: string | undefined): void {
  const last = useRef(visitId);
  useEffect(() => {
    const closed = visitId === undefined ? last.current : undefined;
    last.current = visitId;
    if (closed !== undefined)
      document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(closed)}"]`)?.focus();
  }, [visitId]);
}
