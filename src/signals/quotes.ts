// The passage of each document that shows the term, with exact offsets: found in the texts at the end, so that the index need not keep them.
import type { Signal, SignalQuote } from '../model/signal.ts';
import { conceptsOf, parseSignalKey } from './keys.ts';
import type { TermExtractor, TermText, TermUse } from './terms.ts';

const quoteLengthMax = 240;

export interface QuoteSources {
  /** The texts that were indexed; undefined: no quote. */
  textOf(documentId: string): TermText | undefined;
  extract: TermExtractor;
  /** Where a document speaks of a concept, for the lanes of concepts and pairs. */
  conceptPassage?: (
    documentId: string,
    conceptId: string,
  ) => { field: 'title' | 'text'; start: number; end: number } | undefined;
}

/** The same signal, with a quote for each document in which its term, or a merged one, is found again. */
export function quoteSignal(signal: Signal, { textOf, extract, conceptPassage }: QuoteSources): Signal {
  const indexKeys = signal.keys.map((key) => parseSignalKey(key).indexKey);
  const concepts = indexKeys.flatMap(conceptsOf);
  const documents = signal.documents.map((document) => {
    const text = textOf(document.id);
    if (!text) return document;
    const found =
      concepts.length > 0
        ? firstDefined(concepts, (concept) => conceptPassage?.(document.id, concept))
        : firstOf(extract(text), indexKeys);
    const quote = found && toQuote(text[found.field] ?? '', found);
    return quote ? { ...document, quote } : document;
  });
  return { ...signal, documents };
}

/** The use of the first key that has one: the head of the group is the first. */
function firstOf(uses: TermUse[], keys: string[]): TermUse | undefined {
  return firstDefined(keys, (key) => uses.find((use) => use.key === key));
}

function firstDefined<T, R>(values: T[], toResult: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const result = toResult(value);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** The sentence around the term, cut on words when it is long. */
function toQuote(
  text: string,
  { field, start: termStart, end: termEnd }: Pick<TermUse, 'field' | 'start' | 'end'>,
): SignalQuote {
  const before = text.slice(0, termStart);
  const sentenceStart = Math.max(
    0,
    ...[...before.matchAll(/[.!?…]\s+|\n+/g)].map((match) => match.index + match[0].length),
  );
  const after = /[.!?…](?=\s|$)|\n/.exec(text.slice(termEnd));
  const sentenceEnd = after ? termEnd + after.index + (after[0] === '\n' ? 0 : 1) : text.length;
  const room = Math.max(0, quoteLengthMax - (termEnd - termStart)) / 2;
  const start = sentenceStart < termStart - room ? wordStartAfter(text, termStart - room, termStart) : sentenceStart;
  const end = sentenceEnd > termEnd + room ? wordEndBefore(text, termEnd + room, termEnd) : sentenceEnd;
  return { field, start, end, text: text.slice(start, end), termStart, termEnd };
}

/** The first start of a word from `from` on, at the latest `latest`. */
function wordStartAfter(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s\S/);
  return space === -1 ? latest : Math.floor(from) + space + 1;
}

/** The last end of a word up to `to`, at the earliest `earliest`. */
function wordEndBefore(text: string, to: number, earliest: number): number {
  const spaces = [...text.slice(earliest, to).matchAll(/\S\s/g)];
  const last = spaces.at(-1);
  return last === undefined ? earliest : earliest + last.index + 1;
}
