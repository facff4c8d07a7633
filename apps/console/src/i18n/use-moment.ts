import { serverNow } from '../api/clock';
import { useFormat } from './use-format';

/** Writes an instant as its time, with the day where that is not today: "09:40", "Sat 21 Nov, 18:05". */
export function useMoment(): (instant: number) => string {
  const format = useFormat();
  return (instant) => {
    const day = format.dayOf(instant);
    const time = format.time(instant);
    return day === format.dayOf(serverNow()) ? time : `${format.weekday(day)}, ${time}`;
  };
}

/** The same beside a visit: the day is said where it is another than the visit's. */
export function useMomentOn(day: string): (instant: number) => string {
  const format = useFormat();
  return (instant) => format.timeBeside(day, instant);
}
