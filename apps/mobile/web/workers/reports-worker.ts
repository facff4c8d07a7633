import type { ReportQuestion } from '../../src/reports/fault';
import { sendReport } from '../../src/reports/sentry';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<ReportQuestion>) => {
  void sendReport(data.destination, data.fault).finally(() => self.postMessage('sent'));
});
