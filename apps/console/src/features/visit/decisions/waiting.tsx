import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon';
import { PartTitle } from '../part-title';
import styles from './decisions.module.css';

interface WaitingProps {
  title: string;
  /** What waits: two values, or work that was set aside; or what came of it. */
  icon: 'split' | 'aside' | 'tick' | 'cross';
  /** A person has decided: it is history. */
  settled?: boolean;
  children: ReactNode;
}

/** A part of the visit that a person decides about, or has decided. */
export function Waiting({ title, icon, settled = false, children }: WaitingProps) {
  return (
    <section className={settled ? styles.settled : styles.waiting} aria-label={title}>
      <PartTitle>
        <Icon name={icon} />
        {title}
      </PartTitle>
      {children}
    </section>
  );
}
