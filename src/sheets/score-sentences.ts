// Which sentence of a text best says a field: its cues, less those of the opposite fields, what its neighbours say, and where such sentences stand.
import { fold } from '../french/fold.ts';
import { type CueField, cueFields, opposites, weighCues } from './cue-words.ts';
import type { TextSpan } from './read-sections.ts';

/** A sentence with what its cues weigh for each field. */
export interface CuedSentence extends TextSpan {
  words: number;
  /** Does it begin in lower case, as the items of a list do? */
  isFragment: boolean;
  cues: Record<CueField, number>;
}

const oppositeWeight = 0.6;
/** A passage speaks of one thing: a neighbour counts for this much. */
const neighbourWeight = 0.5;
/** Shorter sentences are titles, list heads, captions. */
const wordsMin = 6;
const wordsFloor = 10;
const fragmentPenalty = 0.4;
const nameLengthMin = 3;
const nameWeight = 3;
const openingLength = 60;
const futureVerb = /(?<![a-z])(?:sera|seront|devra|devront)(?![a-z])/;

/** Where in a text (0 its beginning, 1 its end) a field stands by habit, what that is worth, and how far around. */
const habits: Partial<Record<CueField, { at: number; worth: number; width: number }>> = {
  problem: { at: 0.05, worth: 1.5, width: 0.3 },
  solution: { at: 0.4, worth: 1, width: 0.25 },
  results: { at: 0.8, worth: 0.5, width: 0.3 },
  lessons: { at: 0.9, worth: 0.4, width: 0.3 },
  failures: { at: 0.9, worth: 0.4, width: 0.3 },
  replication: { at: 0.85, worth: 0.4, width: 0.3 },
};

/** `name`: the project's, folded; a sentence that opens on it says what it is or does. */
export function readCues(text: string, { start, end }: TextSpan, name = ''): CuedSentence {
  const written = text.slice(start, end);
  const folded = fold(written);
  const cues = Object.fromEntries(cueFields.map((field) => [field, weighCues(folded, field)])) as Record<
    CueField,
    number
  >;
  if (name.length >= nameLengthMin && folded.slice(0, openingLength).includes(name) && !futureVerb.test(folded))
    cues.solution += nameWeight;
  return { start, end, words: folded.split(/[\s']+/).length, isFragment: !/^[^\p{L}]*\p{Lu}/u.test(written), cues };
}

/** One score a sentence; over 0 speaks for the field. Sentences in the order of the text. */
export function scoreSentences(sentences: CuedSentence[], field: CueField): number[] {
  const own = sentences.map((sentence) => {
    const against = opposites[field].reduce((sum, opposite) => sum + sentence.cues[opposite], 0);
    return (sentence.cues[field] - oppositeWeight * against) / Math.sqrt(Math.max(sentence.words, wordsFloor));
  });
  const length = sentences.at(-1)?.end ?? 1;
  return sentences.map(({ start, words, isFragment, cues }, at) => {
    if (words < wordsMin || cues[field] === 0) return -Infinity;
    const neighbours = ((own[at - 1] ?? 0) + (own[at + 1] ?? 0)) / 2;
    const base = (own[at] ?? 0) + neighbourWeight * neighbours + habitOf(field, start / length);
    return isFragment ? base - fragmentPenalty : base;
  });
}

function habitOf(field: CueField, position: number): number {
  const habit = habits[field];
  return habit ? habit.worth * Math.exp(-(((position - habit.at) / habit.width) ** 2) / 2) : 0;
}
