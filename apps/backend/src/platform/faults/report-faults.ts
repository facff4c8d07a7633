import type { ReportingConfig } from '../../config/reporting';
import type { Faults } from './faults';

/** From here on faults are reported, where the configuration says so. Only then is the library loaded. */
export async function reportFaults(
  { dsn, environment, release }: ReportingConfig,
  faults: Faults,
): Promise<void> {
  if (dsn === undefined) return;
  const { sentryListener } = await import('./sentry');
  faults.listen(sentryListener({ dsn, environment, release }));
}
