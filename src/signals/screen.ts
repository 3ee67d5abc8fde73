// All terms → the few worth a closer look, without a list of documents for each: counts in small tables, document by document. The costly step of an evaluation.
import { type Frame, frameWeeks } from './frame.ts';
import {
  type Comparison,
  logOdds,
  longestWindow,
  perSourceAndWeekMax,
  referenceWeeks,
  smallestProbability,
  windowWeeks,
} from './growth-test.ts';
import { termOf } from './postings.ts';

/** The fewest documents of a signal. */
export const documentsMin = 3;

export interface Screen {
  /** Terms with enough recent documents that may be counted. */
  candidates: number[];
  /** By term: its number among the candidates, from one on; 0: none. */
  numbers: Uint32Array;
  /** Those whose smallest p is low enough. */
  growing: number[];
}

/** Ages at which some window or reference ends. */
const bandEnds = [...new Set([...windowWeeks, ...windowWeeks.map((weeks) => weeks + referenceWeeks), frameWeeks])].sort(
  (one, other) => one - other,
);

/** `isLeftOut` is told a term that has enough documents and how many came before the longest window. */
export function screenTerms(
  frame: Frame,
  termCount: number,
  isLeftOut: (term: number, before: number) => boolean,
  pMax: number,
): Screen {
  const frequent = findFrequent(frame, termCount);
  const { counts, silenced } = countByBand(frame, frequent);
  const bands = bandEnds.length;
  const windowEnds = windowWeeks.map((weeks) => bandEnds.indexOf(weeks) + 1);
  const referenceEnds = windowWeeks.map((weeks) => bandEnds.indexOf(weeks + referenceWeeks) + 1);
  const pastStart = bandEnds.indexOf(longestWindow) + 1;
  const odds = windowWeeks.map((_, index) =>
    logOdds(frame.exposures[index] ?? 0, frame.referenceExposures[index] ?? 0),
  );
  const numbers = new Uint32Array(termCount);
  const candidates: number[] = [];
  const growing: number[] = [];
  // One closure for all terms: there are tens of thousands.
  let number = 0;
  const compare = (window: number): Comparison => {
    const first = number * bands;
    const end = first + (windowEnds[window] ?? 0);
    const left = silenced[number * windowEnds.length + window] ?? 0;
    return {
      observed: sum(counts, first, end),
      reference: sum(counts, end, first + (referenceEnds[window] ?? 0)) - left,
      exposure: frame.exposures[window] ?? 0,
      referenceExposure: frame.referenceExposures[window] ?? 0,
    };
  };
  for (let index = 0; index < frequent.terms.length; index += 1) {
    const term = frequent.terms[index] ?? 0;
    number = index + 1;
    if (isLeftOut(term, sum(counts, number * bands + pastStart, (number + 1) * bands))) continue;
    numbers[term] = candidates.push(term);
    if (smallestProbability(compare, frame.usable, odds, pMax).p <= pMax) growing.push(term);
  }
  return { candidates, numbers, growing };
}

interface Frequent {
  terms: number[];
  numbers: Uint32Array;
}

/** Terms with enough documents, of whatever source, in the longest window. */
function findFrequent({ documents, ages }: Frame, termCount: number): Frequent {
  const recentWeeks = longestWindow;
  const recent = new Uint32Array(termCount);
  for (let position = 0; position < documents.length && (ages[position] ?? 0) < recentWeeks; position += 1) {
    const postings = documents[position]?.postings ?? noPostings;
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      recent[term] = (recent[term] ?? 0) + 1;
    }
  }
  const numbers = new Uint32Array(termCount);
  const terms: number[] = [];
  for (let term = 0; term < termCount; term += 1)
    if ((recent[term] ?? 0) >= documentsMin) numbers[term] = terms.push(term);
  return { terms, numbers };
}

/** By term and band of ages: documents that count. By term and window: those of its reference whose source gave nothing in the window. */
function countByBand(frame: Frame, { terms, numbers }: Frequent): { counts: Uint32Array; silenced: Uint32Array } {
  const { documents, ages, sources, sourceSilence } = frame;
  const bands = bandEnds.length;
  const most = perSourceAndWeekMax;
  const windows = [...windowWeeks];
  const bandOf = Uint8Array.from({ length: frameWeeks }, (_, age) => bandEnds.findIndex((end) => age < end));
  // A negative number says that the term may be boilerplate: one table to look into is faster than two.
  const signed = Int32Array.from(numbers);
  for (const term of terms) if (frame.boilerplate.isSuspect[term] === 1) signed[term] = -(numbers[term] ?? 0);
  const counts = new Uint32Array((terms.length + 1) * bands);
  const silenced = new Uint32Array((terms.length + 1) * windows.length);
  /** By term: the cell (source and week) it was counted in last, times four, plus how often there. */
  const seen = new Uint32Array(terms.length + 1);
  let cell = 0;
  let age = -1;
  let source = -1;
  const order = byWeekAndSource(frame);
  for (let at = 0; at < order.length; at += 1) {
    const position = order[at] ?? 0;
    if (ages[position] !== age || sources[position] !== source) {
      age = ages[position] ?? 0;
      source = sources[position] ?? 0;
      cell += 4;
    }
    const band = bandOf[age] ?? 0;
    const silence = sourceSilence[source] ?? 0;
    const isSilent = silence >= (windows[0] ?? 0);
    const postings = documents[position]?.postings ?? noPostings;
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      const number = Math.abs(signed[term] ?? 0);
      if (number === 0) continue;
      const before = Math.max(0, (seen[number] ?? 0) - cell);
      if (before >= most || ((signed[term] ?? 0) < 0 && frame.boilerplate.has(term, source))) continue;
      seen[number] = cell + before + 1;
      const slot = number * bands + band;
      counts[slot] = (counts[slot] ?? 0) + 1;
      if (isSilent) leaveOut(silenced, number * windows.length, age, silence);
    }
  }
  return { counts, silenced };
}

function leaveOut(silenced: Uint32Array, first: number, age: number, silence: number): void {
  for (const [window, weeks] of windowWeeks.entries())
    if (silence >= weeks && age >= weeks && age < weeks + referenceWeeks)
      silenced[first + window] = (silenced[first + window] ?? 0) + 1;
}

/** Positions of the frame's documents, those of one source and week side by side. */
function byWeekAndSource({ ages, sources }: Frame): Uint32Array {
  const keys = Float64Array.from(
    ages,
    (age, position) => (age * 2 ** 20 + (sources[position] ?? 0)) * 2 ** 24 + position,
  );
  return Uint32Array.from(keys.sort(), (key) => key % 2 ** 24);
}

const noPostings = new Uint32Array(0);

function sum(counts: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += counts[index] ?? 0;
  return total;
}
