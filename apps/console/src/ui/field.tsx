import { useId, type ReactNode } from 'react';
import { Icon } from './icon';
import styles from './field.module.css';

export interface FieldControl {
  id: string;
  autoComplete: 'off';
  className: string | undefined;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Draws the control with what ties it to its label and its messages. */
  children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const messages = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children({
        id,
        // Otherwise a browser keeps what stands in it with its own session, on the disk.
        autoComplete: 'off',
        className: styles.control,
        ...(messages && { 'aria-describedby': messages }),
        ...(error && { 'aria-invalid': true }),
      })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          <Icon name="warn" />
          {error}
        </p>
      )}
    </div>
  );
}
