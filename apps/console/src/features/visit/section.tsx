import { useId, type ReactNode } from 'react';
import { PartTitle } from './part-title';
import styles from './section.module.css';

interface SectionProps {
  title: ReactNode;
  /** Beside the title, small. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a visit's documentation, under a hairline. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <PartTitle id={id}>{title}</PartTitle>
        {aside && <p>{aside}</p>}
      </header>
      {children}
    </section>
  );
}
