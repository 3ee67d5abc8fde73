// The fields of an item, read, and what was found in them: spans of words, the longest kept, turned into evidence.
import type { Token } from '../french/token.ts';
import { tokenize } from '../french/tokenize.ts';
import type { Evidence } from '../model/tag.ts';
import { type Passage, readPassage } from './passage.ts';

/** A field of an item, read. */
export interface Field {
  field: Evidence['field'];
  passage: Passage;
}

/** The title, then the text: read once, for concepts, places, actors and the kind. Pass a tokenizer that remembers words when there are many items. */
export function readFields(
  item: { title: string; text: string },
  toTokens: (text: string) => Token[] = tokenize,
): Field[] {
  return (['title', 'text'] as const).map((field) => ({
    field,
    passage: readPassage(item[field], toTokens(item[field])),
  }));
}

/** Positions in `passage.tokens`; `end` is the token after the last. */
export interface Span {
  start: number;
  end: number;
}

/** `owner` is the concept or place found; on the same words, one hit per owner is kept, of the lowest rank. */
export interface Hit extends Span {
  owner: string;
  rank: number;
}

/** More passages than a reader would look at. */
export const evidenceMax = 20;

/** Is the span more than the words of the hit? A context that is only the label's own words says nothing more than the label. */
export function isMoreThan(hit: Span, span: Span): boolean {
  return span.start < hit.start || span.end > hit.end;
}

/** Drops each hit that lies inside a longer one (« design » in « design fiction »). Two that only overlap both stay; so do two owners of the same words. */
export function withoutNested<Found extends Hit>(hits: Found[]): Found[] {
  const sorted = hits.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || compare(a.owner, b.owner) || a.rank - b.rank,
  );
  const kept: Found[] = [];
  let reach = -1;
  for (const hit of sorted) {
    const last = kept.at(-1);
    const isSameSpan = last?.start === hit.start && last.end === hit.end;
    if (isSameSpan ? last.owner === hit.owner : hit.end <= reach) continue;
    kept.push(hit);
    reach = Math.max(reach, hit.end);
  }
  return kept;
}

export function toEvidence({ field, passage }: Field, span: Span, rule: string): Evidence {
  const start = passage.tokens[span.start]?.start ?? 0;
  const end = passage.tokens[span.end - 1]?.end ?? start;
  return { field, start, end, form: passage.text.slice(start, end), rule };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
