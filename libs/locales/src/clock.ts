export interface ClockParts {
  /** `YYYY-MM-DD` */
  day: string;
  hour: number;
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, hourCycle: 'h23' },
      ...{ year: 'numeric', month: two, day: two, hour: two, minute: two },
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the wall shows at an instant (epoch milliseconds) in a time zone ("America/Toronto"). */
export function clockParts(instant: number, timeZone: string): ClockParts {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    hour: Number(parts.hour),
    minute: Number(parts.minute),
  };
}
