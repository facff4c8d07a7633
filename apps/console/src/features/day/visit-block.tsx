import { Link } from '@tanstack/react-router';
import { classes } from '../../ui/classes';
import { Hidden } from '../../ui/hidden';
import { Icon } from '../../ui/icon';
import type { BoardVisit } from './board';
import { standingGlyph } from './standing-look';
import styles from './visit-block.module.css';
import { useVisitWords } from './use-visit-words';

interface VisitBlockProps {
  visit: BoardVisit;
  day: string;
  /** What the client is called in the little room there is. */
  name: string;
  now: number;
  selected: boolean;
  style: React.CSSProperties;
}

/** One visit in its lane: a link to its documentation. */
export function VisitBlock({ visit, day, name, now, selected, style }: VisitBlockProps) {
  const words = useVisitWords();
  const glyph = standingGlyph[visit.standing];
  const full = words.full(visit, now);
  return (
    <li className={styles.place} style={style}>
      <Link
        to="/days/$day/visits/$visitId"
        params={{ day, visitId: visit.id }}
        search={(search) => search}
        className={classes(styles.block, styles[visit.standing], selected && styles.selected)}
        aria-current={selected ? 'true' : undefined}
        data-visit={visit.id}
      >
        <span className={styles.name} title={full}>
          <span className={styles.text}>{name}</span>
          {visit.openConflicts > 0 && <Icon name="split" className={styles.mark} />}
          {visit.setAside > 0 && <Icon name="aside" className={styles.mark} />}
          {visit.reviewReasons.length > 0 && <Icon name="eye" className={styles.mark} />}
        </span>
        <span className={styles.note} title={full}>
          {glyph && <Icon name={glyph} />}
          <span className={styles.text}>{words.short(visit, now)}</span>
        </span>
        <Hidden>{full}</Hidden>
      </Link>
    </li>
  );
}
