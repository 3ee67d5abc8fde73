// The calendar days that a French text writes out, with exact offsets: « mardi 14 mai à 18h », « du 3 au 5 juin 2024 », « 12/03/2024 ».
// Which of them matter, and what they announce, is for item-dates.ts to say.

/** A day as written: without its year when the text gives none. */
export interface SaidDay {
  day: number;
  /** 1 to 12. */
  month: number;
  year?: number;
  /** 0 for Sunday. */
  weekday?: number;
}

/** `text.slice(start, end)` is the written form: the day, or the two days of a range. */
export interface DateSpan {
  start: number;
  end: number;
  first: SaidDay;
  /** Of a range, not before `first` where both have a year. */
  last?: SaidDay;
  /** An hour stands right behind it. */
  hasHour: boolean;
}

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
/** January first; accents composed or not, or left out. */
const months = [
  'janvier|janv\\.?',
  'f[eé]\u0301?vrier|f[eé]\u0301?vr\\.?',
  'mars',
  'avril|avr\\.?',
  'mai',
  'juin',
  'juillet|juil\\.?',
  'ao[uû]\u0302?t',
  'septembre|sept\\.?',
  'octobre|oct\\.?',
  'novembre|nov\\.?',
  'd[eé]\u0301?cembre|d[eé]\u0301?c\\.?',
];
const month = months.map((forms) => `(?:${forms})`).join('|');
const monthPatterns = months.map((forms) => new RegExp(`^(?:${forms})$`, 'iu'));
const weekday = weekdays.join('|');

const inWords = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|\p{N}[.,])(\d{1,2})(?:er|ᵉʳ)?\s+(${month})(?![\p{L}\p{N}])(?:\s+(\d{4})(?![\p{L}\p{N}]))?`,
  'giu',
);
const inDigits =
  /(?<![\p{L}\p{N}/.-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([/.])(\d{1,2})\5(\d{4}|\d{2}))(?![\p{L}\p{N}/-]|\.\p{N})/gu;
const weekdayBefore = new RegExp(String.raw`(?<![\p{L}\p{N}])(${weekday})\s*,?\s+(?:le\s+)?$`, 'iu');
/** « du 3 au », « les 3 et », « 3- »: the month comes with the second day. */
const firstDayBefore = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.])(?:(?:du|entre\s+le)\s+(?:(${weekday})\s+)?(\d{1,2})(?:er)?\s+(?:au|et\s+le)\s+|(?:les|des)\s+(?:(${weekday})\s+)?(\d{1,2})(?:er)?\s+et\s+|(\d{1,2})(?:er)?\s?[-–—]\s?)(?:(${weekday})\s+)?$`,
  'iu',
);
const rangeGap = new RegExp(
  String.raw`^\s*(?:à\s+\d{1,2}\s?h\s?\d{0,2}\s+)?(?:au|et\s+le|[-–—])\s+(?:(?:${weekday})\s+)?$`,
  'iu',
);
const dayStart = new RegExp(String.raw`(?:${weekday})|\d`, 'iu');
const listGap = /^\s*(?:,|et|ou|puis|,\s*puis)\s+(?:(?:le|les)\s+)?$/iu;
const rangeOpening = /(?<![\p{L}\p{N}])(?:du|entre\s+le)\s+$/iu;
const hourAfter =
  /^\s*,?\s*(?:(?:à|de|dès|entre|à\s+partir\s+de)\s+)?\d{1,2}\s?(?:h(?![\p{L}])|heures?|:\s?\d{2}|h\s?\d{2})/iu;
/** How far a weekday or the first day of a range may stand before a month. */
const lookBackLength = 48;

/** In the order of the text. An impossible day (31 février) is none; nor is a year before 1990 or after 2100. Never throws. */
export function findDates(text: string): DateSpan[] {
  const spans = [...text.matchAll(inWords)].map((match) => toSpanInWords(text, match));
  for (const match of text.matchAll(inDigits)) spans.push(toSpanInDigits(text, match));
  const found = spans.filter((span) => span !== undefined).toSorted((a, b) => a.start - b.start);
  return joinRanges(text, found);
}

function toSpanInWords(text: string, match: RegExpExecArray): DateSpan | undefined {
  const [form, day, monthName = '', year] = match;
  const named = { day: Number(day), month: monthPatterns.findIndex((pattern) => pattern.test(monthName)) + 1 };
  const last = { ...named, ...(year && { year: Number(year) }) };
  const before = text.slice(Math.max(0, match.index - lookBackLength), match.index);
  const end = match.index + form.trimEnd().length;
  const range = firstDayBefore.exec(before);
  if (range) {
    const [opening, duWeekday, duDay, lesWeekday, lesDay, bareDay, lastWeekday] = range;
    const first = withWeekday({ ...last, day: Number(duDay ?? lesDay ?? bareDay) }, duWeekday ?? lesWeekday);
    if (first.day < last.day && isPossible(first) && isPossible(last)) {
      const start = match.index - opening.length + opening.search(dayStart);
      return { start, end, first, last: withWeekday(last, lastWeekday), hasHour: isBeforeHour(text, end) };
    }
  }
  return toSpan(text, match.index, end, last);
}

function toSpanInDigits(text: string, match: RegExpExecArray): DateSpan | undefined {
  const [form, isoYear, isoMonth, isoDay, day, , monthNumber, year = ''] = match;
  const said = isoYear
    ? { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) }
    : { year: Number(year.length === 2 ? `20${year}` : year), month: Number(monthNumber), day: Number(day) };
  return toSpan(text, match.index, match.index + form.length, said);
}

/** Takes in the weekday before it. */
function toSpan(text: string, at: number, end: number, said: SaidDay): DateSpan | undefined {
  const before = weekdayBefore.exec(text.slice(Math.max(0, at - lookBackLength), at));
  const first = withWeekday(said, before?.[1]);
  if (!isPossible(first)) return undefined;
  return { start: at - (before?.[0].length ?? 0), end, first, hasHour: isBeforeHour(text, end) };
}

function withWeekday(said: SaidDay, name: string | undefined): SaidDay {
  return name ? { ...said, weekday: weekdays.indexOf(name.toLowerCase()) } : said;
}

function isBeforeHour(text: string, end: number): boolean {
  return hourAfter.test(text.slice(end, end + 40));
}

/** « du 28 mai au 2 juin »: two days become one range. The year written once, at the end of a range or of a list, is the year of all. */
function joinRanges(text: string, spans: DateSpan[]): DateSpan[] {
  const joined: DateSpan[] = [];
  for (const span of spans.toReversed()) {
    const next = joined.at(-1);
    const gap = next ? text.slice(span.end, next.start) : '';
    if (next && !span.last && !next.last && rangeGap.test(gap) && isOpened(text, span)) {
      const first = withYearOf(next.first, span.first);
      joined[joined.length - 1] = { ...next, start: span.start, first, last: next.first };
    } else {
      const isListed = next !== undefined && listGap.test(gap);
      joined.push(isListed ? { ...span, first: withYearOf(next.first, span.first) } : span);
    }
  }
  return joined.toReversed();
}

function isOpened(text: string, { start }: DateSpan): boolean {
  return rangeOpening.test(text.slice(Math.max(0, start - 12), start));
}

/** « du 28 décembre au 3 janvier 2025 » begins in 2024. */
function withYearOf({ year, month, day }: SaidDay, earlier: SaidDay): SaidDay {
  if (year === undefined || earlier.year !== undefined) return earlier;
  const isBefore = earlier.month < month || (earlier.month === month && earlier.day <= day);
  return { ...earlier, year: isBefore ? year : year - 1 };
}

/** Does the day exist, in its year or in some leap year? */
export function isPossible({ day, month, year }: SaidDay): boolean {
  if (year !== undefined && (year < 1990 || year > 2100)) return false;
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
