import type { ButtonHTMLAttributes } from 'react';
import { Icon } from './icon';
import type { Glyph } from './glyphs';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  icon: Glyph;
  label: string;
}

export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" className={styles.button} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

/** The same look for a link. */
export const iconButtonClass = styles.button;
