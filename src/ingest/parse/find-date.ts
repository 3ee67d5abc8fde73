// A date inside a visible line of a page, such as « Publié le 3 mars 2021 par la mairie ».
import { parseDate } from './parse-date.ts';

const frenchDate = /\b\d{1,2}(?:er)?\s+\p{L}{3,9}\.?\s+\d{4}(?!\d)/u;
const numericDate = /\b(?:\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/;
const englishDate = /\b\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)/u;

/** The first date written in full in a short text (the first 500 characters), as `parseDate` gives it; undefined when there is none. */
export function findDate(text: string): string | undefined {
  const start = text.slice(0, 500);
  for (const pattern of [frenchDate, numericDate, englishDate]) {
    const date = parseDate(pattern.exec(start)?.[0] ?? '');
    if (date) return date;
  }
  return undefined;
}
