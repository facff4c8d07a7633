import { useApp } from './runtime-context';
import { useNow } from './use-now';

/** Who reads, where the day begins, and what time it is. */
export function useReader(): { personId: string; timeZone: string; now: number } {
  const { person, agency } = useApp().account;
  return { personId: person.id, timeZone: agency.timeZone, now: useNow() };
}
