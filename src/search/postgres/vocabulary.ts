// The words of the index, in memory: what a misspelt or unfinished word of a query may stand for.
import { stem } from '../../french/stem.ts';
import { editDistance } from './edit-distance.ts';

/** Measured: more than 64 completions cost time and find nothing new. */
const completionsMax = 64;
const correctionsMax = 20;
/** A known word is corrected only into one that this many times as many documents hold: « mairie » is not « maire ». */
const correctionRatio = 10;

interface Entry {
  word: string;
  stem: string;
  documents: number;
  /** One bit a letter: two words within d edits differ by at most 2d bits. */
  letters: number;
}

export interface Vocabulary {
  /** Sets how many documents hold the word. */
  set(word: string, documents: number): void;
  /** Stems of the words that begin so, the most frequent first. */
  completions(beginning: string): string[];
  /** Stems of the words it may be a misspelling of: 1 edit from 5 letters, 2 from 9, first letter right; none for a word with digits. */
  corrections(word: string): string[];
}

export function createVocabulary(): Vocabulary {
  const entries = new Map<string, Entry>();
  /** By first letter, then by length: nothing else is ever looked at. */
  const buckets = new Map<string, Map<number, Entry[]>>();
  const documentsByStem = new Map<string, number>();

  function mostFrequentStems(found: Entry[], max: number): string[] {
    const sorted = found.toSorted((a, b) => b.documents - a.documents || (a.word < b.word ? -1 : 1));
    return [...new Set(sorted.slice(0, max).map((entry) => entry.stem))];
  }

  return {
    set(word, documents) {
      let entry = entries.get(word);
      if (!entry) {
        entry = { word, stem: stem(word), documents: 0, letters: lettersOf(word) };
        entries.set(word, entry);
        const first = word.charAt(0);
        const byLength = buckets.get(first) ?? new Map<number, Entry[]>();
        buckets.set(first, byLength);
        const bucket = byLength.get(word.length);
        if (bucket) bucket.push(entry);
        else byLength.set(word.length, [entry]);
      }
      documentsByStem.set(entry.stem, (documentsByStem.get(entry.stem) ?? 0) + documents - entry.documents);
      entry.documents = documents;
    },

    completions(beginning) {
      const found: Entry[] = [];
      for (const [length, bucket] of buckets.get(beginning.charAt(0)) ?? [])
        if (length > beginning.length)
          for (const entry of bucket) if (entry.documents > 0 && entry.word.startsWith(beginning)) found.push(entry);
      return mostFrequentStems(found, completionsMax);
    },

    corrections(word) {
      const editsMax = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
      if (editsMax === 0 || /\d/.test(word)) return [];
      const letters = lettersOf(word);
      const documentsMin = Math.max(1, correctionRatio * (documentsByStem.get(stem(word)) ?? 0));
      const found: Entry[] = [];
      const byLength = buckets.get(word.charAt(0));
      for (let length = word.length - editsMax; length <= word.length + editsMax; length++)
        for (const entry of byLength?.get(length) ?? [])
          if (
            entry.documents > 0 &&
            bitsIn(entry.letters ^ letters) <= 2 * editsMax &&
            (documentsByStem.get(entry.stem) ?? 0) >= documentsMin &&
            !/\d/.test(entry.word) &&
            editDistance(word, entry.word, editsMax) <= editsMax
          )
            found.push(entry);
      return mostFrequentStems(found, correctionsMax);
    },
  };
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
