import { Outlet } from '@tanstack/react-router';
import { SessionGate } from '../features/session/session-gate';
import { LiveProvider } from './live-provider';
import { Rail } from './rail';
import styles from './office.module.css';

/** Every page of those who are signed in: the rail beside, the page, and the line to the server. */
export function Office() {
  return (
    <SessionGate>
      <LiveProvider>
        <div className={styles.office}>
          <Rail />
          <Outlet />
        </div>
      </LiveProvider>
    </SessionGate>
  );
}
