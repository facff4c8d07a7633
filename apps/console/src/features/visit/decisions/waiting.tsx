import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon';
import { PartTitle } from '../part-title';
import styles from './decisions.module.css';

interface WaitingProps {
  title: string;
  /** A person has decided: it is history. */
  settled?: boolean;
  children: ReactNode;
}

/** A part of the visit that a person decides about, or has decided. */
export function Waiting({ title, settled = false, children }: WaitingProps) {
  return (
    <section className={settled ? styles.settled : styles.waiting} aria-label={title}>
      <PartTitle>
        <Icon name={settled ? 'tick' : 'split'} />
        {title}
      </PartTitle>
      {children}
    </section>
  );
}
