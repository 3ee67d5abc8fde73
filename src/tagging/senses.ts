// One passage that is written like a label: has it the concept's sense here? Judged from its own sentence and the title only, so that no other sentence can
// ever speak against it.

import type { TagReason } from '../model/tag-reason.ts';
import { type CompiledGlossary, type CompiledLabel, exactWordsOf, type Phrase } from './compile-labels.ts';
import { countedMax, featureWeights } from './features.ts';
import { type Field, type Hit, isMoreThan, type Span } from './hits.ts';
import type { Passage } from './passage.ts';
import { singularsOf, walkPhrases } from './phrase-trie.ts';

export interface LabelHit extends Hit {
  label: CompiledLabel;
}

/** A field with the labels and contexts found in it. */
export interface FieldHits extends Field {
  labels: LabelHit[];
  /** For each context found, its spans in the order of the text. */
  contexts: Map<number, Span[]>;
}

/** How many words may stand between a label and a blocking phrase « beside » it. */
const besideWordsMax = 5;
const hyphen = /[-‐‑]/;
/** How far back an address is looked for. */
const addressCharsMax = 120;

/** One pass over the words finds all labels and all contexts. */
export function findPhrases({ trie }: CompiledGlossary, { field, passage }: Field): FieldHits {
  const labels: LabelHit[] = [];
  const contexts = new Map<number, Span[]>();
  let start = 0;
  const visit = (phrase: Phrase, end: number): void => {
    if (phrase.type === 'label') {
      const { label } = phrase;
      if (!isInAddress(passage, start) && isWrittenExactly(label, passage, start, end))
        labels.push({ label, owner: label.conceptId, rank: label.rank, start, end });
      return;
    }
    const spans = contexts.get(phrase.context);
    if (spans) spans.push({ start, end });
    else contexts.set(phrase.context, [{ start, end }]);
  };
  for (; start < passage.tokens.length; start += 1) walkPhrases(trie, passage, start, singularsOf, visit);
  return { field, passage, labels, contexts };
}

/** What the words around a hit say; `local` rests on its sentence and the title, `document` on the rest of the item, and only ever speaks for it. */
export interface Sense {
  local: TagReason[];
  document: TagReason[];
}

/**
 * `local`: `label`, then `near` or `missing` for what it needs, `against` for a blocking context in the sentence. Undefined when a blocking context overlaps
 * the hit, or stands in its sentence with at most five words between: that is a refusal, whatever speaks for it.
 */
export function senseOf(
  hit: LabelHit,
  hits: FieldHits,
  fields: FieldHits[],
  { wordsMax, contextTexts }: CompiledGlossary,
): Sense | undefined {
  const { needs, positive, blocks, sureness } = hit.label;
  const { passage, contexts } = hits;
  const against: string[] = [];
  for (const { context, beside } of blocks) {
    const spans = contexts.get(context);
    if (!spans) continue;
    if (standsBeside(spans, hit, passage, beside ? besideWordsMax : -1, wordsMax)) return undefined;
    const span = beside ? spanInSentence(spans, hit, passage) : undefined;
    if (span) against.push(writtenIn(hits, span));
  }
  const sense: Sense = { local: [{ feature: 'label', words: [writtenIn(hits, hit)], weight: sureness }], document: [] };
  for (const group of [needs, positive]) {
    if (group.length === 0) continue;
    const near = wordsOf(group, (context) => wordsNear(context, hit, hits, fields));
    if (near.length > 0) {
      const weight = featureWeights.near + (near.length - 1) * featureWeights.nearMore;
      sense.local.push({ feature: 'near', words: near, weight });
      continue;
    }
    const missed = group.slice(0, countedMax).map((context) => contextTexts[context] ?? '');
    sense.local.push({ feature: 'missing', words: missed, weight: featureWeights.missing });
    const elsewhere = wordsOf(group, (context) => wordsElsewhere(context, hit, hits, fields));
    if (elsewhere.length > 0)
      sense.document.push({
        feature: 'document',
        words: elsewhere,
        weight: elsewhere.length * featureWeights.document,
      });
  }
  if (against.length > 0) sense.local.push({ feature: 'against', words: against, weight: featureWeights.against });
  return sense;
}

function wordsOf(contexts: number[], find: (context: number) => string | undefined): string[] {
  const found: string[] = [];
  for (const context of contexts) {
    const words = find(context);
    if (words !== undefined) found.push(words);
    if (found.length === countedMax) break;
  }
  return found;
}

function wordsNear(context: number, hit: LabelHit, hits: FieldHits, fields: FieldHits[]): string | undefined {
  if (hits.field === 'title') return wordsBeyond(hit, hits, hits.contexts.get(context));
  const span = spanInSentence(hits.contexts.get(context), hit, hits.passage);
  if (span) return writtenIn(hits, span);
  const title = fields.find(({ field }) => field === 'title');
  const inTitle = title?.contexts.get(context)?.[0];
  return title && inTitle && writtenIn(title, inTitle);
}

function wordsElsewhere(context: number, hit: LabelHit, hits: FieldHits, fields: FieldHits[]): string | undefined {
  for (const field of fields) {
    const spans = field.contexts.get(context);
    const words = field === hits ? wordsBeyond(hit, hits, spans) : spans?.[0] && writtenIn(field, spans[0]);
    if (words !== undefined) return words;
  }
  return undefined;
}

function wordsBeyond(hit: LabelHit, hits: FieldHits, spans: Span[] | undefined): string | undefined {
  const span = spans?.find((each) => isMoreThan(hit, each));
  return span && writtenIn(hits, span);
}

function writtenIn({ passage }: FieldHits, { start, end }: Span): string {
  return passage.text.slice(passage.tokens[start]?.start, passage.tokens[end - 1]?.end);
}

/** An e-mail or web address is no word of the text: « …/open-data/… », « contact@beta.gouv.fr ». A site named by its bare domain is (« data.gouv.fr »). */
function isInAddress({ text, tokens }: Passage, start: number): boolean {
  const from = tokens[start]?.start ?? 0;
  if (from === 0 || /\s/.test(text.charAt(from - 1))) return false;
  const before = /\S*$/.exec(text.slice(Math.max(0, from - addressCharsMax), from))?.[0] ?? '';
  return /:\/\/|www\.|@|[\p{L}\p{N}]\.$/u.test(before);
}

/** A lower-case plural ending (« SCICs ») is no difference; a hyphen of the label is one (« l'aller-vers », « aller vers le nord »). */
function isWrittenExactly(
  { exactWords, text: label }: CompiledLabel,
  { text, tokens }: Passage,
  start: number,
  end: number,
): boolean {
  if (!exactWords) return true;
  const form = text.slice(tokens[start]?.start, tokens[end - 1]?.end);
  if (label.includes('-') && !hyphen.test(form)) return false;
  const written = exactWordsOf(form);
  return (
    written.length === exactWords.length &&
    written.every((word, at) => word === exactWords[at] || word === `${exactWords[at]}s`)
  );
}

/** The first one in the sentence of the hit that is more than its words. */
function spanInSentence(spans: Span[] | undefined, hit: Span, { sentences }: Passage): Span | undefined {
  if (!spans) return undefined;
  const sentence = sentences[hit.start] ?? 0;
  for (let at = firstAt(spans, (span) => (sentences[span.start] ?? 0) >= sentence); at < spans.length; at += 1) {
    const span = spans[at];
    if (!span || sentences[span.start] !== sentence) return undefined;
    if (isMoreThan(hit, span)) return span;
  }
  return undefined;
}

/** `wordsBetweenMax` −1: overlapping only. */
function standsBeside(
  spans: Span[],
  hit: Span,
  { sentences }: Passage,
  wordsBetweenMax: number,
  wordsMax: number,
): boolean {
  // Inclusive endings and articles may make a found phrase longer than its keys, hence twice.
  const from = hit.start - wordsBetweenMax - 2 * wordsMax;
  for (let at = firstAt(spans, (span) => span.start >= from); at < spans.length; at += 1) {
    const span = spans[at];
    if (!span || span.start - hit.end > wordsBetweenMax) return false;
    if (hit.start - span.end <= wordsBetweenMax && sentences[span.start] === sentences[hit.start]) return true;
  }
  return false;
}

function firstAt(spans: Span[], reached: (span: Span) => boolean): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span && reached(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
