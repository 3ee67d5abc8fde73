// A text → its fingerprint: what two copies of one text keep in common, small enough to store with each item and to compare without the texts.
import { tokenize } from '../french/tokenize.ts';
import type { Fingerprint } from '../model/story.ts';

/** Words of one shingle: one changed word spoils five of them, a moved paragraph none. */
const shingleWords = 5;
const hashCount = 64;
const bandRows = 2;
/** Under it (some thirty words) chance and boilerplate weigh too much: such texts are compared by title and address only. */
const shinglesMin = 25;

const seeds = Uint32Array.from({ length: hashCount }, (_, at) => mix(at + 1));

/** Undefined for a text too short to be told from another by its words. Linear in the text; the same on every machine. */
export function toFingerprint(text: string): Fingerprint | undefined {
  const words = tokenize(text).map(({ folded }) => hashOf(folded));
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= words.length; at += 1) {
    let shingle = 0;
    for (let next = at; next < at + shingleWords; next += 1) shingle = mix(shingle ^ (words[next] ?? 0));
    shingles.add(shingle);
  }
  if (shingles.size < shinglesMin) return undefined;
  const signature = new Uint32Array(hashCount).fill(0xffffffff);
  for (const shingle of shingles)
    for (let at = 0; at < hashCount; at += 1) {
      const hash = mix(shingle ^ (seeds[at] ?? 0));
      if (hash < (signature[at] ?? 0)) signature[at] = hash;
    }
  return { shingles: shingles.size, signature };
}

export interface Overlap {
  /** Shared shingles over all shingles of both, estimated. */
  jaccard: number;
  /** Share of the smaller text that stands in the larger one, estimated: 1 for an extract. */
  containment: number;
}

export function estimateOverlap(a: Fingerprint, b: Fingerprint): Overlap {
  let equal = 0;
  for (let at = 0; at < hashCount; at += 1) if (a.signature[at] === b.signature[at]) equal += 1;
  const jaccard = equal / hashCount;
  const shared = (jaccard * (a.shingles + b.shingles)) / (1 + jaccard);
  return { jaccard, containment: Math.min(1, shared / Math.min(a.shingles, b.shingles)) };
}

/**
 * Thirty-two keys of two rows: a text and its first half (Jaccard 0.5) share one with probability 0.9999; with sixteen keys of four rows it would be 0.64
 * (J. Leskovec et al., Mining of Massive Datasets, ch. 3). More strangers share one too, and are told apart by their estimate.
 */
export function bandsOf({ signature }: Fingerprint): number[] {
  return Array.from({ length: hashCount / bandRows }, (_, band) => {
    let key = mix(band + 1);
    for (let row = 0; row < bandRows; row += 1) key = mix(key ^ (signature[band * bandRows + row] ?? 0));
    return key;
  });
}

/** FNV-1a over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: each bit of the input moves half of those of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
