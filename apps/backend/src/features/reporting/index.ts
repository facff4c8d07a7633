import { readReporting } from '@berthcare/shared/contracts/reporting';
import type { ReportingConfig } from '../../config/reporting';
import { route, type Route } from '../../http/route';

export function reportingRoutes({ appDsn, environment }: ReportingConfig): Route[] {
  return [route(readReporting, async () => ({ dsn: appDsn ?? null, environment }))];
}
