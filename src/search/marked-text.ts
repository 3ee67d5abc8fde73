// Text with the places to light up: titles and excerpts of hits. Last step of a search on both engines; pure.
import type { Token } from '../french/token.ts';
import { tokenize } from '../french/tokenize.ts';
import type { MarkedText } from '../model/search.ts';

const excerptCharactersMax = 300;
/** How much of the text before the first match an excerpt shows. */
const leadCharacters = 90;

/** Marks every word that `isMatch` accepts. */
export function markText(text: string, isMatch: (token: Token) => boolean): MarkedText {
  return {
    text,
    marks: tokenize(text)
      .filter(isMatch)
      .map((token) => [token.start, token.end]),
  };
}

/** At most 300 characters around the first mark (from the beginning when there is none), cut between words, with « … » where something is missing. */
export function clipAround(marked: MarkedText): MarkedText {
  const { text, marks } = marked;
  if (text.length <= excerptCharactersMax) return marked;
  const room = excerptCharactersMax - 2;
  const [first] = marks;
  let start = 0;
  if (first && first[1] > room) {
    start = first[0] - leadCharacters;
    const space = text.indexOf(' ', start);
    start = space >= 0 && space < first[0] ? space + 1 : first[0];
  }
  let end = Math.min(text.length, start + room);
  if (end < text.length) {
    const space = text.lastIndexOf(' ', end);
    if (space > Math.max(start, first ? first[1] - 1 : start)) end = space;
    else if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
  }
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end).trimEnd()}${end < text.length ? '…' : ''}`,
    marks: marks.filter((mark) => mark[0] >= start && mark[1] <= end).map((mark) => [mark[0] + shift, mark[1] + shift]),
  };
}

/** One line: every run of white space is one space. Done before marking, so that marks count in what is shown. */
export function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
