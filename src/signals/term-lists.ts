// The documents of each term that could be a signal, gathered in two passes over the documents of the frame: the only costly step of an evaluation.
import type { Frame } from './frame.ts';
import { longestWindow } from './growth-test.ts';
import { termOf } from './postings.ts';

/** The fewest documents of a signal. */
export const documentsMin = 3;

const noPostings = new Uint32Array(0);

export interface TermLists {
  /** Terms with enough documents in the longest window, and those that are followed. */
  terms: number[];
  /** Positions in `frame.documents` of the documents that hold the n-th of these terms, newest first; boilerplate of a source is left out. */
  documentsOf(index: number): Uint32Array;
}

/** `isLeftOut` is told a term that has enough documents and how many came before the longest window; it is not asked of followed terms. */
export function gatherTermLists(
  frame: Frame,
  termCount: number,
  followed: ReadonlySet<number>,
  isLeftOut: (term: number, before: number) => boolean,
): TermLists {
  const { documents, ages } = frame;
  const { isSuspect } = frame.boilerplate;
  const recentWeeks = longestWindow;
  // Indexed loops, and small tables: these passes are most of the cost of an evaluation.
  const recent = new Uint32Array(termCount);
  let firstOlder = 0;
  for (; firstOlder < documents.length && (ages[firstOlder] ?? 0) < recentWeeks; firstOlder += 1) {
    const postings = documents[firstOlder]?.postings ?? noPostings;
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      recent[term] = (recent[term] ?? 0) + 1;
    }
  }
  /** Number of each candidate, from one on; 0: no candidate. */
  const numbers = new Uint32Array(termCount);
  const candidates: number[] = [];
  for (let term = 0; term < termCount; term += 1)
    if ((recent[term] ?? 0) >= documentsMin || followed.has(term)) numbers[term] = candidates.push(term);
  const older = new Uint32Array(candidates.length + 1);
  for (let position = firstOlder; position < documents.length; position += 1) {
    const postings = documents[position]?.postings ?? noPostings;
    for (let index = 0; index < postings.length; index += 1) {
      const number = numbers[termOf(postings[index] ?? 0)] ?? 0;
      if (number > 0) older[number] = (older[number] ?? 0) + 1;
    }
  }
  const terms: number[] = [];
  const starts: number[] = [];
  /** By number of candidate: where its next entry goes. */
  const next = new Uint32Array(candidates.length + 1);
  let total = 0;
  for (const [index, term] of candidates.entries()) {
    const before = older[index + 1] ?? 0;
    if (isLeftOut(term, before) && !followed.has(term)) {
      numbers[term] = 0;
      continue;
    }
    terms.push(term);
    starts.push(total);
    next[index + 1] = total;
    total += (recent[term] ?? 0) + before;
  }
  const entries = new Uint32Array(total);
  for (let position = 0; position < documents.length; position += 1) {
    const { postings, source } = documents[position] ?? { postings: noPostings, source: 0 };
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      const number = numbers[term] ?? 0;
      if (number === 0 || (isSuspect[term] === 1 && frame.boilerplate.has(term, source))) continue;
      const at = next[number] ?? 0;
      entries[at] = position;
      next[number] = at + 1;
    }
  }
  return {
    terms,
    documentsOf: (index) => entries.subarray(starts[index], next[numbers[terms[index] ?? 0] ?? 0]),
  };
}
