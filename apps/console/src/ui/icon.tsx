import { classes } from './classes';
import styles from './icon.module.css';
import { glyphs, type Glyph } from './glyphs';

interface IconProps {
  name: Glyph;
  className?: string | undefined;
}

/** Always beside its word, so it says nothing to a screen reader. */
export function Icon({ name, className }: IconProps) {
  return (
    <svg className={classes(styles.icon, className)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {glyphs[name]}
    </svg>
  );
}
