// An item's title and text → the concepts and places they speak of, each with its evidence. One pass over the words finds all labels and all contexts;
// then each label found is kept or not by the contexts around it.
import { createTokenizer } from '../french/tokenize.ts';
import type { Glossary } from '../model/glossary.ts';
import type { ConceptTag, Evidence, Tagging } from '../model/tag.ts';
import { type CompiledGlossary, type CompiledLabel, compileLabels, exactWordsOf } from './compile-labels.ts';
import { evidenceMax, type Field, type Hit, type Span, toEvidence, withoutNested } from './hits.ts';
import { type Passage, readPassage } from './passage.ts';
import { singularsOf, walkPhrases } from './phrase-trie.ts';
import { findPlaces } from './place-finder.ts';
import type { PlaceIndex } from './territories.ts';

export interface Matcher {
  /** Tags by concept id, places by id; the same whatever the order of the glossary. Never throws. */
  match(item: { title: string; text: string }): Tagging;
}

/** How many words may stand between a label and a blocking phrase « beside » it. */
const besideWordsMax = 5;
/** How far back an address is looked for. */
const addressCharsMax = 120;

interface LabelHit extends Hit {
  label: CompiledLabel;
}
interface FieldHits extends Field {
  labels: LabelHit[];
  /** For each context found, its spans in the order of the text. */
  contexts: Map<number, Span[]>;
}

/**
 * The rules, in this order: a label counts if its words are found (`exact`: as written); if one of its `needs`, and one of its concept's positive contexts,
 * stands in the same sentence or in the title (and is more than the label's own words); unless one of its `unless` or its concept's blocking contexts overlaps
 * it or stands in the same sentence with at most five words between. Of the labels that count, one inside a longer one is dropped.
 */
export function createMatcher(glossary: Glossary, places?: PlaceIndex): Matcher {
  const compiled = compileLabels(glossary);
  const tokenize = createTokenizer();
  return {
    match: ({ title, text }) => {
      const fields = [
        findPhrases(compiled, { field: 'title', passage: readPassage(title, tokenize(title)) }),
        findPhrases(compiled, { field: 'text', passage: readPassage(text, tokenize(text)) }),
      ];
      const inTitle = fields[0]?.contexts ?? new Map<number, Span[]>();
      const evidence = new Map<string, Evidence[]>();
      for (const hits of fields)
        for (const hit of withoutNested(hits.labels.filter((each) => counts(each, hits, inTitle, compiled.wordsMax)))) {
          const found = evidence.get(hit.label.conceptId) ?? [];
          found.push(toEvidence(hits, hit, hit.label.rule));
          evidence.set(hit.label.conceptId, found);
        }
      const tags: ConceptTag[] = [...evidence]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([conceptId, found]) => ({
          conceptId,
          evidence: found.slice(0, evidenceMax),
          glossaryVersion: glossary.version,
        }));
      return { tags, places: places ? findPlaces(places, fields) : [] };
    },
  };
}

function findPhrases({ trie }: CompiledGlossary, { field, passage }: Field): FieldHits {
  const labels: LabelHit[] = [];
  const contexts = new Map<number, Span[]>();
  for (let start = 0; start < passage.tokens.length; start += 1)
    walkPhrases(trie, passage, start, singularsOf, (phrase, end) => {
      if (phrase.type === 'label') {
        if (isInAddress(passage, start)) return;
        if (isWrittenExactly(phrase.label, passage, start, end))
          labels.push({ label: phrase.label, owner: phrase.label.conceptId, rank: phrase.label.rank, start, end });
        return;
      }
      const spans = contexts.get(phrase.context);
      if (spans) spans.push({ start, end });
      else contexts.set(phrase.context, [{ start, end }]);
    });
  return { field, passage, labels, contexts };
}

/** An e-mail or web address is no word of the text: « …/open-data/… », « contact@beta.gouv.fr ». A site named by its bare domain is (« data.gouv.fr »). */
function isInAddress({ text, tokens }: Passage, start: number): boolean {
  const from = tokens[start]?.start ?? 0;
  const before = /\S*$/.exec(text.slice(Math.max(0, from - addressCharsMax), from))?.[0] ?? '';
  return /:\/\/|www\.|@|[\p{L}\p{N}]\.$/u.test(before);
}

/** A lower-case plural ending (« SCICs ») is no difference. */
function isWrittenExactly(
  { exactWords }: CompiledLabel,
  { text, tokens }: Passage,
  start: number,
  end: number,
): boolean {
  if (!exactWords) return true;
  const written = exactWordsOf(text.slice(tokens[start]?.start, tokens[end - 1]?.end));
  return (
    written.length === exactWords.length &&
    written.every((word, at) => word === exactWords[at] || word === `${exactWords[at]}s`)
  );
}

function counts(
  hit: LabelHit,
  { passage, contexts }: FieldHits,
  inTitle: Map<number, Span[]>,
  wordsMax: number,
): boolean {
  const { needs, positive, blocks } = hit.label;
  const isNear = (context: number): boolean =>
    inTitle === contexts
      ? contexts.get(context)?.some((span) => isMoreThan(hit, span)) === true
      : inTitle.has(context) || standsInSentence(contexts.get(context), hit, passage);
  if (needs.length > 0 && !needs.some(isNear)) return false;
  if (positive.length > 0 && !positive.some(isNear)) return false;
  return !blocks.some(({ context, beside }) =>
    standsBeside(contexts.get(context), hit, passage, beside ? besideWordsMax : -1, wordsMax),
  );
}

function standsInSentence(spans: Span[] | undefined, hit: Span, { sentences }: Passage): boolean {
  if (!spans) return false;
  const sentence = sentences[hit.start] ?? 0;
  for (let at = firstAt(spans, (span) => (sentences[span.start] ?? 0) >= sentence); at < spans.length; at += 1) {
    const span = spans[at];
    if (!span || sentences[span.start] !== sentence) return false;
    if (isMoreThan(hit, span)) return true;
  }
  return false;
}

/** A context that is only the label's own words says nothing more than the label. */
function isMoreThan(hit: Span, span: Span): boolean {
  return span.start < hit.start || span.end > hit.end;
}

/** `wordsBetweenMax` −1: overlapping only. */
function standsBeside(
  spans: Span[] | undefined,
  hit: Span,
  { sentences }: Passage,
  wordsBetweenMax: number,
  wordsMax: number,
): boolean {
  if (!spans) return false;
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
