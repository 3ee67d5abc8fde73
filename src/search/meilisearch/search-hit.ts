// One hit of the server → ours: its private markers become marks, and the words that only our analyser recognises are lit too. Pure.
import type { MarkedText, SearchHit } from '../../model/search.ts';
import { clipAround, markText, toOneLine } from '../marked-text.ts';
import { markEnd, markStart } from './index-document.ts';

export interface ServerHit {
  id: string;
  title: string;
  excerpt: string;
  _formatted?: { title?: string; excerpt?: string; text?: string };
}

/** `stems` of the query's words: empty when there are no words, and then nothing is lit. */
export function toSearchHit(hit: ServerHit, stems: Set<string>): SearchHit {
  if (stems.size === 0)
    return {
      id: hit.id,
      title: { text: hit.title, marks: [] },
      excerpt: clipAround({ text: toOneLine(hit.excerpt), marks: [] }),
    };
  const crop = lit(toOneLine(hit._formatted?.text ?? ''), stems);
  return {
    id: hit.id,
    title: lit(hit._formatted?.title ?? hit.title, stems),
    excerpt: clipAround(crop.marks.length > 0 ? crop : lit(toOneLine(hit._formatted?.excerpt ?? hit.excerpt), stems)),
  };
}

/** Whole words: the server lights only the beginning of a word that it completed. */
function lit(formatted: string, stems: Set<string>): MarkedText {
  const { text, marks } = parseMarkers(formatted);
  return markText(
    text,
    (token) =>
      (!token.isStop && stems.has(token.stem)) || marks.some(([start, end]) => start < token.end && end > token.start),
  );
}

/** The text without its markers. A marker that has no partner (cut away by a crop) marks nothing. */
export function parseMarkers(formatted: string): MarkedText {
  const marks: MarkedText['marks'] = [];
  let text = '';
  let start: number | undefined;
  for (const part of formatted.split(/([\uE000\uE001])/)) {
    if (part === markStart) start = text.length;
    else if (part === markEnd) {
      if (start !== undefined && start < text.length) marks.push([start, text.length]);
      start = undefined;
    } else text += part;
  }
  return { text, marks };
}
