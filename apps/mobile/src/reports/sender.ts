import { basePath } from '../config/base-path';
import type { AppFault, Destination, ReportQuestion } from './fault';

/** Lets a worker send the report: the library is in its file, which nothing loads until then. */
export function sendReport(destination: Destination, fault: AppFault): Promise<void> {
  const worker = new Worker(`${basePath}/reports.js`);
  const question: ReportQuestion = { destination, fault };
  worker.postMessage(question);
  return new Promise((resolve) => {
    const end = () => {
      worker.terminate();
      resolve();
    };
    worker.addEventListener('message', end);
    worker.addEventListener('error', end);
  });
}
