// Is the text about the concept, or does it only name it?
import type { TagWeight } from '../model/tag.ts';
import type { Field, Span } from './hits.ts';

/** Passages of a short text and of a long one: one more for each so many sentences. */
const passagesMin = 2;
const sentencesPerPassage = 8;
/** Share of the text between the first passage and the last. */
const spreadMin = 0.1;

/** Central: in the title; or named often for the length of the text, and not in one place only. */
export function centralityOf(fields: Field[], found: { field: Field['field']; span: Span }[]): TagWeight {
  if (found.some(({ field }) => field === 'title')) return 'central';
  const passage = fields.find(({ field }) => field === 'text')?.passage;
  if (!passage) return 'mention';
  const starts = found.map(({ span }) => span.start);
  const sentences = new Set(starts.map((start) => passage.sentences[start])).size;
  const spread = (Math.max(...starts) - Math.min(...starts)) / Math.max(1, passage.tokens.length);
  const all = (passage.sentences.at(-1) ?? 0) + 1;
  return sentences >= Math.max(passagesMin, all / sentencesPerPassage) && spread >= spreadMin ? 'central' : 'mention';
}
