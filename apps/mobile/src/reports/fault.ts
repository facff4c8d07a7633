import { framesOf } from '@berthcare/shared/reporting/frames';

/** What is known of an error that nobody caught; its message stays where it is. */
export interface AppFault {
  type: string;
  /** The frames, as the engine writes them. */
  stack: string;
}

/** Where a fault is sent, and what it says of the app. */
export interface Destination {
  dsn: string;
  environment: string;
  release: string;
}

/** What the worker that sends is asked. */
export interface ReportQuestion {
  destination: Destination;
  fault: AppFault;
}

export const faultOf = (thrown: unknown): AppFault =>
  thrown instanceof Error
    ? { type: thrown.name, stack: framesOf(thrown) }
    : { type: 'UnhandledRejection', stack: '' };
