import { Icon } from './icon';
import styles from './problem.module.css';

/** What went otherwise than was meant, if anything; read out when it appears. */
export function Problem({ children }: { children: string | null }) {
  return (
    <div role="alert" className={styles.alert}>
      {children !== null && (
        <p className={styles.problem}>
          <Icon name="warn" />
          {children}
        </p>
      )}
    </div>
  );
}
