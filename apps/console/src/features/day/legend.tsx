import { standings, type Standing } from '@berthcare/shared/domain/standing';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import styles from './legend.module.css';
import { standingGlyph } from './standing-look';

/** How many stand how, which is also what the marks mean. */
export function Legend({ counts }: { counts: Record<Standing, number> }) {
  const { t } = useTranslation('day');
  return (
    <ul className={styles.legend} aria-label={t('legend.label')}>
      {standings
        .filter((standing) => counts[standing] > 0 || standing !== 'cancelled')
        .map((standing) => {
          const glyph = standingGlyph[standing];
          return (
            <li key={standing} className={classes(styles.entry, counts[standing] === 0 && styles.none)}>
              <span className={classes(styles.mark, styles[standing])}>{glyph && <Icon name={glyph} />}</span>
              <b>{counts[standing]}</b>
              {t(`legend.${standing}`, { count: counts[standing] })}
            </li>
          );
        })}
    </ul>
  );
}
