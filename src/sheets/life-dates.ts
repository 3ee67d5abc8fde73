// The dates that an account of a project gives: months and years in words or digits, as precise as written, with their places.
import type { TextSpan } from './read-sections.ts';

export interface PartialDate extends TextSpan {
  /** `2021-03-14`, `2021-03` or `2021`. */
  date: string;
}

const months = [
  'janvier',
  'f[ée]vrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'ao[ûu]t',
  'septembre',
  'octobre',
  'novembre',
  'd[ée]cembre',
];
const monthPatterns = months.map((month) => new RegExp(`^${month}$`, 'i'));
const inWords = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(\d{1,2})(?:er)? )?(${months.join('|')}) ((?:19|20)\d{2})(?![\p{L}\p{N}])`,
  'giu',
);
const inDigits =
  /(?<![\p{N}./-])(?:(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2})|((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?)(?![\p{N}/-])/gu;
const years =
  /(?<![\p{L}\p{N}.,/-])(?:19[89]|20[0-4])\d(?![\p{L}\p{N}/%€-]|[.,]\d| ?(?:€|euros|habitants|personnes|agents))/gu;

/** In the order of the text. An impossible month or day is left out (« 2021-15 » gives nothing, « 31 février 2021 » its month). */
export function findPartialDates(text: string): PartialDate[] {
  const found: PartialDate[] = [];
  const add = (match: RegExpExecArray, year: string, month?: number, day?: number) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (found.some((other) => other.start < end && start < other.end)) return;
    const date = toPartialDate(Number(year), month, day);
    if (date) found.push({ start, end, date });
  };
  for (const match of text.matchAll(inWords)) {
    const [, day, month = '', year = ''] = match;
    add(match, year, monthPatterns.findIndex((pattern) => pattern.test(month)) + 1, day ? Number(day) : undefined);
  }
  for (const match of text.matchAll(inDigits)) {
    const [, day, month, year, isoYear, isoMonth, isoDay] = match;
    if (year) add(match, year, Number(month), Number(day));
    else add(match, isoYear ?? '', Number(isoMonth), isoDay ? Number(isoDay) : undefined);
  }
  for (const match of text.matchAll(years)) add(match, match[0]);
  return found.toSorted((a, b) => a.start - b.start);
}

function toPartialDate(year: number, month?: number, day?: number): string | undefined {
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return undefined;
  const written = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return written;
  return `${written}-${String(day).padStart(2, '0')}`;
}
