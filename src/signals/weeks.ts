// ISO 8601 weeks as whole numbers: the bucket in which everything is counted, from publication dates in UTC.
import { VigieError } from '../errors.ts';

const dayMs = 86_400_000;

/**
 * Weeks since the one of 1 January 1970 (Monday first). `date` is `YYYY-MM-DD`.
 * @throws VigieError `input-invalid` for anything else: a document without a day cannot be counted.
 */
export function weekOfDate(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms))
    throw new VigieError('input-invalid', `« ${date} » is no day; write it YYYY-MM-DD`, { context: { date } });
  return Math.floor((ms / dayMs + 3) / 7);
}

/** `2026-W47`. */
export function toIsoWeek(week: number): string {
  const thursday = new Date(week * 7 * dayMs);
  const year = thursday.getUTCFullYear();
  const dayOfYear = (thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs;
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

/** @throws VigieError `input-invalid` unless it is a week of the calendar, such as `2026-W47`. */
export function parseIsoWeek(text: string): number {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(text) ?? [];
  // 4 January is always in week 1.
  const week = year === undefined ? Number.NaN : weekOfDate(`${year}-01-04`) + Number(number) - 1;
  if (Number.isNaN(week) || toIsoWeek(week) !== text)
    throw new VigieError('input-invalid', `« ${text} » is no ISO week; write it 2026-W47`, { context: { week: text } });
  return week;
}

/** Monday of a week, `YYYY-MM-DD`. */
export function mondayOf(week: number): string {
  return new Date((week * 7 - 3) * dayMs).toISOString().slice(0, 10);
}
