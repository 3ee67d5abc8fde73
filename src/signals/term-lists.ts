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
  const recent = new Uint32Array(termCount);
  const all = new Uint32Array(termCount);
  // Indexed loops: these two passes are most of the cost of an evaluation.
  for (let position = 0; position < documents.length; position += 1) {
    const isRecent = (ages[position] ?? 0) < recentWeeks ? 1 : 0;
    const postings = documents[position]?.postings ?? noPostings;
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      all[term] = (all[term] ?? 0) + 1;
      recent[term] = (recent[term] ?? 0) + isRecent;
    }
  }
  const terms: number[] = [];
  /** Where the list of each candidate starts, plus one; 0: no candidate. */
  const next = new Uint32Array(termCount);
  const starts: number[] = [];
  let total = 0;
  for (let term = 0; term < termCount; term += 1) {
    const count = recent[term] ?? 0;
    if ((count < documentsMin || isLeftOut(term, (all[term] ?? 0) - count)) && !followed.has(term)) continue;
    terms.push(term);
    starts.push(total);
    next[term] = total + 1;
    total += all[term] ?? 0;
  }
  const entries = new Uint32Array(total);
  for (let position = 0; position < documents.length; position += 1) {
    const { postings, source } = documents[position] ?? { postings: noPostings, source: 0 };
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      const slot = next[term] ?? 0;
      if (slot === 0 || (isSuspect[term] === 1 && frame.boilerplate.has(term, source))) continue;
      entries[slot - 1] = position;
      next[term] = slot + 1;
    }
  }
  return {
    terms,
    documentsOf: (index) => entries.subarray(starts[index], (next[terms[index] ?? 0] ?? 1) - 1),
  };
}
