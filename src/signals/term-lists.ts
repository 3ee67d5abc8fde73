// The documents of the few terms that passed the screen or are followed.
import type { Frame } from './frame.ts';
import { termOf } from './postings.ts';

/** By term: positions in `frame.documents` of the documents that hold it, newest first; boilerplate of a source is left out. */
export function gatherTermLists(frame: Frame, termCount: number, terms: Iterable<number>): Map<number, Uint32Array> {
  const { isSuspect } = frame.boilerplate;
  const isWanted = new Uint8Array(termCount);
  const lists = new Map<number, number[]>();
  for (const term of terms) {
    isWanted[term] = 1;
    lists.set(term, []);
  }
  for (const [position, { postings, source }] of frame.documents.entries())
    for (let index = 0; index < postings.length; index += 1) {
      const term = termOf(postings[index] ?? 0);
      if (isWanted[term] === 0 || (isSuspect[term] === 1 && frame.boilerplate.has(term, source))) continue;
      lists.get(term)?.push(position);
    }
  return new Map(Array.from(lists, ([term, positions]) => [term, Uint32Array.from(positions)]));
}
