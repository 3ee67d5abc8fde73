// When the next issue of a digest is due: a weekday and an hour of a time zone, whatever the seasons do to its clocks.

export interface IssueSchedule {
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  weekday: number;
  /** 0 to 23, on the clocks of the time zone. */
  hour: number;
  /** IANA name. */
  timeZone: string;
}

export const weeklySchedule: IssueSchedule = { weekday: 1, hour: 8, timeZone: 'Europe/Paris' };

const dayMs = 86_400_000;

/**
 * The first due instant strictly after `after`. On a night when clocks change, an hour that does not exist is taken just after the gap, and an hour
 * that comes twice is taken the first time. An unknown time zone throws Intl's RangeError.
 */
export function nextIssueAt(after: Date, schedule: Partial<IssueSchedule> = {}): Date {
  const { weekday, hour, timeZone } = { ...weeklySchedule, ...schedule };
  const clock = createWallClock(timeZone);
  const today = Math.floor(clock(after.getTime()) / dayMs) * dayMs;
  // Today may be the right day and already past its hour: the eighth day is then the answer.
  for (let day = 0; day <= 7; day += 1) {
    const midnight = today + day * dayMs;
    if (isoWeekday(midnight) !== weekday) continue;
    const instant = toInstant(midnight + hour * 3_600_000, clock);
    if (instant > after.getTime()) return new Date(instant);
  }
  throw new RangeError(`No weekday ${weekday}: 1 (Monday) to 7 (Sunday)`);
}

function isoWeekday(wallMs: number): number {
  return new Date(wallMs).getUTCDay() || 7;
}

/** Reads the clocks of a time zone at an instant, as if what they show were UTC: milliseconds that can be compared and added. */
function createWallClock(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instantMs) => {
    const parts = new Map(format.formatToParts(instantMs).map((part) => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  };
}

function toInstant(wallMs: number, clock: (instantMs: number) => number): number {
  // The offsets in force a day before and a day after: they differ only around a change of clocks.
  const offsetBefore = clock(wallMs - dayMs) - (wallMs - dayMs);
  const offsetAfter = clock(wallMs + dayMs) - (wallMs + dayMs);
  const early = wallMs - offsetBefore;
  const late = wallMs - offsetAfter;
  return clock(early) !== wallMs && clock(late) === wallMs ? late : early;
}
