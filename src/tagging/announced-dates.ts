// The written dates of an item whose day is known, each in its sentence: what item-dates.ts chooses from, and one of the signs of the kind.
import { fold } from '../french/fold.ts';
import { type DateSpan, findDates, isPossible, type SaidDay } from './french-date.ts';
import type { Field } from './hits.ts';

/** One written date in its surroundings. Days are `YYYY-MM-DD`. */
export interface AnnouncedDate {
  field: Field;
  span: DateSpan;
  day: string;
  lastDay?: string;
  /** The rest of its sentence, folded. */
  before: string;
  after: string;
  /** The day when the item came out is the same or earlier. */
  isAhead: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A day without a year, so far ahead, is more likely a day of last year. */
const aheadDaysMax = 300;
/** More dates than a reader would look at: an archive, a timetable. */
const datesMax = 200;
const contextLength = 160;

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
/** Read with their accents: « a organisé » is past, « à distance » is not. */
const pastWords =
  /(?<!\p{L})(?:(?:a|ai|ont|avons|avez|avait|avaient) (?!lieu)(?:bien |déjà |ainsi |également )?\p{L}*(?:é|i|u|is|it)e?s?|s['’](?:est|était|étaient)|se sont|derni(?:er|ère)s?(?! délai)|passée?s?|hier|était|étaient|fut)(?!\p{L})/iu;
/** All dates of the item whose day is known, in the order of title and text. */
export function readDates(fields: Field[], publishedAt: Date | undefined): AnnouncedDate[] {
  const published = toParisDay(publishedAt);
  return fields.flatMap((field) =>
    findDates(field.passage.text)
      .slice(0, datesMax)
      .flatMap((span) => {
        const [before, after] = contextOf(field.passage.text, span);
        const isPast = pastWords.test(`${before} ${after}`.normalize('NFC'));
        // Of a range, the day that ends it is the one to come.
        const lastDay = span.last && resolveDay(span.last, published, isPast);
        const day = lastDay
          ? resolveDay(withYearBefore(span.first, lastDay))
          : resolveDay(span.first, published, isPast);
        if (day === undefined) return [];
        const isAhead = published !== undefined && (lastDay ?? day) >= published;
        return [
          {
            field,
            span,
            day,
            ...(lastDay && { lastDay }),
            before: fold(before),
            after: fold(after),
            isAhead,
          },
        ];
      }),
  );
}

/**
 * The day as `YYYY-MM-DD`. A year that is not written is the one of the nearest day to come since the item came out, or of the last one gone by when the
 * sentence tells of the past or the weekday says so; undefined when nothing tells.
 */
function resolveDay(said: SaidDay, published?: string, isPast = false): string | undefined {
  if (said.year !== undefined) return isPossible(said) ? toIso(said, said.year) : undefined;
  if (published === undefined) return undefined;
  const year = Number(published.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .filter((each) => isPossible({ ...said, year: each }))
    .map((each) => toIso(said, each))
    .filter((day) => said.weekday === undefined || new Date(`${day}T00:00:00Z`).getUTCDay() === said.weekday);
  const ahead = days.find((day) => day >= published && daysBetween(published, day) <= aheadDaysMax);
  const gone = days.findLast((day) => day <= published && daysBetween(day, published) <= aheadDaysMax);
  return isPast ? (gone ?? undefined) : (ahead ?? (said.weekday === undefined ? undefined : gone));
}

function withYearBefore(said: SaidDay, last: string): SaidDay {
  const year = Number(last.slice(0, 4));
  const isSameYear = toIso(said, year) <= last;
  return said.year === undefined ? { ...said, year: isSameYear ? year : year - 1 } : said;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

function toIso({ month, day }: SaidDay, year: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** « 2024-03-12T18:00:00+01:00 » is written in local time; « …Z » is not; « 12 mars 2024 » is read as in a text. */
export function toStatedDay(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/T[\d:.]+Z$/i.test(value)) {
    return toParisDay(new Date(value));
  }
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value) ?? [];
  const said = year ? { year: Number(year), month: Number(month), day: Number(day) } : findDates(value)[0]?.first;
  return said?.year === undefined ? undefined : resolveDay(said);
}

function toParisDay(instant: Date | undefined): string | undefined {
  return instant && !Number.isNaN(instant.getTime()) ? parisDay.format(instant) : undefined;
}

/** The rest of the sentence on both sides; a date alone on its line is told by the short line above it. */
function contextOf(text: string, { start, end }: DateSpan): [before: string, after: string] {
  const from = Math.max(0, start - contextLength);
  const lines = text.slice(from, start).split(/\n+/);
  const line = lines.at(-1) ?? '';
  const above = lines.at(-2) ?? '';
  const isAlone = /^[\s*•–-]*$/.test(line) && above.length <= 60;
  const before = (isAlone ? `${above} ${line}` : line).split(/[.!?…][)»"]*\s+(?=\p{Lu})/u).at(-1) ?? '';
  const after = text.slice(end, end + contextLength).split(/\n|[.!?…](?:\s|$)/, 1)[0] ?? '';
  return [before, after];
}
