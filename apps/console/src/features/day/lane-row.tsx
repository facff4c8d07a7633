import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes';
import { blockRoom } from './block-room';
import type { BoardVisit, Lane } from './board';
import { CaregiverNote } from './caregiver-note';
import styles from './lanes.module.css';
import { standingGlyph } from './standing-look';
import { placeLane, type Timeline } from './timeline';
import { useVisitWords } from './use-visit-words';
import { VisitBlock } from './visit-block';

interface LaneRowProps {
  lane: Lane;
  day: string;
  timeline: Timeline;
  now: number;
  names: ReadonlyMap<string, string>;
  /** Of the whole timeline, px. */
  width: number;
  selected: string | undefined;
  /** How far the hatching of a silent phone goes; null on other days than today. */
  silentUntil: number | null;
}

export function LaneRow({ lane, day, timeline, now, names, width, selected, silentUntil }: LaneRowProps) {
  const { t } = useTranslation('day');
  const words = useVisitWords();
  const nameOf = ({ clientName }: BoardVisit) => names.get(clientName) ?? clientName;
  const placed = placeLane(lane.visits, timeline, now, (visit) => {
    const { least, wanted } = blockRoom({
      name: nameOf(visit),
      note: words.short(visit, now),
      marks: Number(visit.openConflicts > 0) + Number(visit.reviewReasons.length > 0),
      noteGlyph: standingGlyph[visit.standing] !== null,
    });
    return width === 0 ? { least: 0, wanted: 0 } : { least: least / width, wanted: wanted / width };
  });
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  return (
    <li className={styles.lane} style={{ '--rows': rows }}>
      <div className={styles.who}>
        <h3 className={classes(styles.whoName, !lane.caregiver && styles.nobody)}>
          {lane.caregiver?.name ?? t('nobody')}
        </h3>
        {lane.caregiver && <CaregiverNote caregiver={lane.caregiver} silent={showsSilence(lane)} />}
      </div>
      <div className={styles.track}>
        {silentUntil !== null && showsSilence(lane) && (
          <Hush from={lane.caregiver?.lastHeardAt ?? timeline.start} to={silentUntil} timeline={timeline} />
        )}
        <ol>
          {placed.map(({ visit, left, width: part, row }) => (
            <VisitBlock
              key={visit.id}
              {...{ visit, day, now }}
              name={nameOf(visit)}
              selected={visit.id === selected}
              style={{ left: `${left * 100}%`, width: `${part * 100}%`, top: 11 + row * 54 }}
            />
          ))}
        </ol>
      </div>
    </li>
  );
}

/** A silent phone matters while something of the day hangs on it. */
const showsSilence = ({ silent, visits }: Lane): boolean =>
  silent && visits.some(({ standing }) => standing === 'unknown' || standing === 'in_progress');

function Hush({ from, to, timeline }: { from: number; to: number; timeline: Timeline }) {
  const left = Math.max(0, timeline.at(from));
  const width = Math.min(1, timeline.at(to)) - left;
  return width > 0 ? (
    <i className={styles.hush} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />
  ) : null;
}
