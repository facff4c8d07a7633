import type { ButtonHTMLAttributes } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import type { Glyph } from './glyphs';
import styles from './button.module.css';

export type ButtonLook = 'plain' | 'primary' | 'quiet';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  icon?: Glyph;
}

/** Verb and object. While its work is under way it stays where it is and says so, it is never greyed out. */
export function Button({ look = 'plain', icon, className, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={classes(buttonClass(look), className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** For a link that acts like a button: a telephone number. */
export const buttonClass = (look: ButtonLook = 'plain'): string => classes(styles.button, styles[look]);
