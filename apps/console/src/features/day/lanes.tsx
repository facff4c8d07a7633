import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { useWidth } from '../../ui/use-width';
import type { Board } from './board';
import { LaneRow } from './lane-row';
import { moveBetweenBlocks } from './move-between-blocks';
import { shortNames } from '../../i18n/names';
import styles from './lanes.module.css';
import { hoursBeside, type Timeline } from './timeline';
import { hourLabel } from './hour-label';

interface LanesProps {
  board: Board;
  day: string;
  timeline: Timeline;
  now: number;
  /** The time it is, where the day shown is today. */
  nowLine: number | null;
  selected: string | undefined;
}

/** The day as lanes: caregivers below each other, the hours from left to right. */
export function Lanes({ board, day, timeline, now, nowLine, selected }: LanesProps) {
  const { t } = useTranslation('day');
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const names = shortNames(board.visits.map(({ clientName }) => clientName));
  useNowInSight(track, nowLine === null ? null : timeline.at(nowLine));

  return (
    <div
      className={styles.lanes}
      style={{ '--hours': (timeline.end - timeline.start) / 3_600_000 }}
      onKeyDown={moveBetweenBlocks}
      role="group"
      aria-label={t('lanes')}
    >
      <Hours {...{ timeline, nowLine, width }} />
      <div ref={track} className={styles.ground} aria-hidden="true">
        {timeline.hours.map((hour) => (
          <i key={hour} className={styles.hour} style={{ left: `${timeline.at(hour) * 100}%` }} />
        ))}
        {nowLine !== null && <i className={styles.now} style={{ left: `${timeline.at(nowLine) * 100}%` }} />}
      </div>
      {board.teams.map((team) => (
        <section key={team.id} aria-labelledby={`team-${team.id}`}>
          <div className={styles.team}>
            <div className={styles.teamText}>
              <h2 id={`team-${team.id}`}>{team.name}</h2>
              <p>
                {t('caregivers', { count: team.lanes.filter(({ caregiver }) => caregiver).length })},{' '}
                {t('visits', { count: team.visitCount })}
                {team.free.length > 0 &&
                  `. ${t('free', { names: team.free.map(({ name }) => name).join(', ') })}`}
              </p>
            </div>
          </div>
          <ul>
            {team.lanes.map((lane) => (
              <LaneRow
                key={lane.key}
                {...{ lane, day, timeline, now, names, width, selected }}
                silentUntil={nowLine}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** How far the middle of an hour's label has to be from that of the time it is, px; in French both are wider. */
const LABELS_APART = 52;

interface HoursProps extends Pick<LanesProps, 'timeline' | 'nowLine'> {
  width: number;
}

function Hours({ timeline, nowLine, width }: HoursProps) {
  const format = useFormat();
  return (
    <div className={styles.axis} aria-hidden="true">
      <div className={styles.axisTrack}>
        {hoursBeside(timeline, nowLine, LABELS_APART / width).map((instant) => (
          <span key={instant} style={{ left: `${timeline.at(instant) * 100}%` }}>
            {hourLabel(format, instant)}
          </span>
        ))}
        {nowLine !== null && <b style={{ left: `${timeline.at(nowLine) * 100}%` }}>{format.time(nowLine)}</b>}
      </div>
    </div>
  );
}

/** Where the lanes are wider than the screen, it begins with the present in sight. */
function useNowInSight(track: React.RefObject<HTMLElement | null>, at: number | null): void {
  const wanted = useRef(at);
  useEffect(() => {
    const scroller = track.current?.closest('main');
    if (!scroller || !track.current || wanted.current === null) return;
    if (scroller.scrollWidth <= scroller.clientWidth) return;
    scroller.scrollLeft = track.current.offsetWidth * wanted.current - scroller.clientWidth / 2;
  }, [track]);
}
