// A large set of phrases (all names of all territories), each looked up whole: far lighter than a tree of words, and as fast where few words of a text can
// begin a phrase. A phrase has one spelling here: « du, des, d' » are « de », « au, aux » are « à », the article behind them falls, « St » is « Saint ».
import type { Passage } from './passage.ts';

export interface PhraseBook<Payload> {
  payloads: Map<string, Payload[]>;
  /** For each first word, how many words the longest phrase has. */
  wordsMax: Map<string, number>;
}

const articles = new Set(['l', 'la', 'le', 'les']);
const oneSpelling = new Map([
  ['d', 'de'],
  ['du', 'de'],
  ['des', 'de'],
  ['au', 'a'],
  ['aux', 'a'],
  ['st', 'saint'],
  ['ste', 'sainte'],
]);
const prepositions = new Set(['de', 'a']);

export function createPhraseBook<Payload>(): PhraseBook<Payload> {
  return { payloads: new Map(), wordsMax: new Map() };
}

/** `folded`: the words of the phrase as the tokenizer folds them. An empty phrase is never found, and is ignored. */
export function addToBook<Payload>(
  { payloads, wordsMax }: PhraseBook<Payload>,
  folded: string[],
  payload: Payload,
): void {
  const words: string[] = [];
  for (const written of folded) {
    const falls = articles.has(written) && words.length > 1 && prepositions.has(words.at(-1) ?? '');
    if (!falls) words.push(oneSpelling.get(written) ?? written);
  }
  const [first] = words;
  if (first === undefined) return;
  const key = words.join(' ');
  const known = payloads.get(key);
  if (known) known.push(payload);
  else payloads.set(key, [payload]);
  wordsMax.set(first, Math.max(wordsMax.get(first) ?? 0, words.length));
}

/** Visits each phrase that starts at token `from`, with the token after its last one. A phrase never crosses the end of a sentence. */
export function readBook<Payload>(
  { payloads, wordsMax }: PhraseBook<Payload>,
  { tokens, joined }: Passage,
  from: number,
  visit: (payloads: Payload[], end: number) => void,
): void {
  const first = tokens[from]?.folded ?? '';
  let key = oneSpelling.get(first) ?? first;
  let last = key;
  const longest = wordsMax.get(key) ?? 0;
  for (let words = 1, at = from + 1; words <= longest; at += 1) {
    const found = last === '' ? undefined : payloads.get(key);
    if (found) visit(found, at);
    if (joined[at] !== 1) return;
    const folded = tokens[at]?.folded ?? '';
    const falls = articles.has(folded) && words > 1 && prepositions.has(last);
    if (falls) {
      last = '';
      continue;
    }
    last = oneSpelling.get(folded) ?? folded;
    key += ` ${last}`;
    words += 1;
  }
}
