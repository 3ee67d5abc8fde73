// The index of signals: documents come and go in any order, and any week can be asked what begins to spread in it.
import type { Signal, SignalDocument } from '../model/signal.ts';
import { type EvaluateOptions, evaluate } from './evaluate.ts';
import { conceptKey, pairKey } from './keys.ts';
import { createPostings } from './postings.ts';
import { createTermExtractor } from './terms.ts';
import { parseIsoWeek, toIsoWeek, weekOfDate } from './weeks.ts';

/** A document with more concepts gives no pairs of the others: a list of everything says nothing of any two. */
const pairedConceptsMax = 12;

export interface SignalIndexOptions {
  /** Concepts of the glossary: their labels name signals, and are no free terms. Leave out when documents carry no concepts. */
  concepts?: readonly { id: string; label: string; otherLabels?: readonly string[] }[];
  /** A general lexicon: says whether a single word, by its key (stem), is outside it. Absent: the index's own past is the lexicon. */
  isUncommonWord?: (key: string) => boolean;
  /** Day from which a source is read, `YYYY-MM-DD`: what it published before is a back-catalogue. Absent: the day of its first document. */
  readSince?: (sourceId: string) => string | undefined;
  territoryName?: (id: string) => string;
}

export interface SignalIndex {
  /**
   * A document of the same id is replaced: also when only its story changed.
   * @throws VigieError `input-invalid` when its date is no day.
   */
  add(document: SignalDocument): void;
  /** Was it there? */
  remove(id: string): boolean;
  has(id: string): boolean;
  size(): number;
  /** First and last ISO week that hold documents. */
  span(): { first: string; last: string } | undefined;
  /**
   * Signals of an ISO week, best rank first, at tier A, B or C (ten a lane) or followed. Give a complete week: half a week looks like a decline.
   * @throws VigieError `input-invalid` when `week` is none.
   */
  evaluate(week: string, options?: EvaluateOptions): Signal[];
}

export function createSignalIndex(options: SignalIndexOptions = {}): SignalIndex {
  const { concepts = [], isUncommonWord, readSince, territoryName } = options;
  const postings = createPostings();
  const extract = createTermExtractor();
  const labels = new Map(concepts.map(({ id, label }) => [id, label]));
  const glossaryKeys = new Set(
    concepts.flatMap(({ label, otherLabels = [] }) => [label, ...otherLabels]).flatMap(keyOf),
  );

  /** The key of a label that is one term, whole. */
  function keyOf(label: string): string[] {
    return extract({ title: label }).flatMap(({ key, start, end }) =>
      start === 0 && end === label.length ? [key] : [],
    );
  }

  const surroundings = {
    conceptLabel: (id: string) => labels.get(id) ?? id,
    territoryName: territoryName ?? ((id: string) => id),
    readSince(sourceId: string) {
      const day = readSince?.(sourceId);
      return day === undefined ? undefined : weekOfDate(day);
    },
    glossaryKeys,
    isUncommonWord,
  };

  return {
    add(document) {
      const { id, storyId, sourceId, date, title, text, terms, territories = [] } = document;
      const tagged = [...new Set(document.concepts)].sort();
      const paired = tagged.length <= pairedConceptsMax ? tagged : [];
      const counted = [
        ...tagged.map(conceptKey),
        ...paired.flatMap((one, index) => paired.slice(index + 1).map((other) => pairKey(one, other))),
      ];
      postings.add({
        id,
        storyId,
        sourceId,
        date,
        week: weekOfDate(date),
        title,
        territories: [...new Set(territories)],
        concepts: tagged,
        terms: [
          ...(terms ? firstOfEach(terms) : extract({ title, text })),
          ...counted.map((key) => ({ key, form: key, naming: 'common' as const })),
        ],
      });
    },
    remove: postings.remove,
    has: (id) => postings.find(id) !== undefined,
    size: postings.size,
    span() {
      const span = postings.span();
      return span && { first: toIsoWeek(span.first), last: toIsoWeek(span.last) };
    },
    evaluate: (week, evaluateOptions) => evaluate(postings, parseIsoWeek(week), surroundings, evaluateOptions),
  };
}

/** A document counts once for a term. */
function firstOfEach<T extends { key: string }>(terms: readonly T[]): T[] {
  const seen = new Set<string>();
  return terms.filter(({ key }) => !seen.has(key) && seen.add(key));
}
