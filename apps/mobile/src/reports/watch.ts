import { apiOrigin } from '../config/api-origin';
import { appVersion } from '../config/app-version';
import { connectivity } from '../platform/connectivity';
import { createHttpClient } from '../platform/http';
import { createReporter, type Reporter } from './reporter';
import { sendReport } from './sender';
import { onUncaught } from './uncaught';

let reporter: Reporter | undefined;

/** The app's one reporter, made when there is something to report. */
function theReporter(): Reporter {
  if (reporter) return reporter;
  const made = createReporter({
    http: createHttpClient({ origin: apiOrigin, token: () => null }),
    send: sendReport,
    release: `berthcare-app@${appVersion}`,
  });
  connectivity().subscribe((online) => {
    if (online) void made.retry().catch(() => undefined);
  });
  return (reporter = made);
}

/** Reports what was caught, but cannot be helped. A report that cannot be sent must not be the next fault. */
export const reportError = (thrown: unknown): void =>
  void theReporter()
    .report(thrown)
    .catch(() => undefined);

/** Reports from now on what nobody caught. */
export const watchErrors = (): void => onUncaught(reportError);
