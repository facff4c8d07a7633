import type { UseQueryResult } from '@tanstack/react-query';
import { inServerTime, useNow } from '../api/clock';
import { useLive } from './live-provider';

const MINUTE = 60_000;

/**
 * The moment that what is on the screen is true for: now while changes arrive by themselves, otherwise when it was
 * last asked for. A page that hears nothing must not let phones fall silent or visits become late.
 */
export function useAsOf({ dataUpdatedAt, isRefetchError }: UseQueryResult<unknown>): {
  asOf: number;
  current: boolean;
} {
  const live = useLive();
  const now = useNow(MINUTE);
  const current = live !== 'lost' && !isRefetchError;
  const updated = inServerTime(dataUpdatedAt);
  return { current, asOf: current ? now : Math.floor(updated / MINUTE) * MINUTE };
}
