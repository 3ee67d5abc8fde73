// What a person typed → the words to look for, by the same analyser as the documents. First step of a search on both engines; pure.
import { tokenize } from '../french/tokenize.ts';

/** Beyond ten words a query is a text; Meilisearch stops there too. */
const wordsMax = 10;
const charactersMax = 500;

export interface QueryWord {
  folded: string;
  stem: string;
  /** Nothing follows it: it may be the beginning of a longer word. */
  isLast: boolean;
}

/**
 * At most 10 words, each stem once. Stop words are dropped unless there is nothing else: an unaccented « mais » may mean « maïs ».
 * Only letters, digits and inner apostrophes come out, whatever goes in; empty when there is no word at all.
 */
export function analyseQuery(q: string | undefined): QueryWord[] {
  const tokens = tokenize((q ?? '').slice(0, charactersMax));
  const meaningful = tokens.filter((token) => !token.isStop);
  const words = new Map<string, QueryWord>();
  for (const token of meaningful.length > 0 ? meaningful : tokens) {
    const isLast = token === tokens.at(-1);
    const known = words.get(token.stem);
    if (!known) words.set(token.stem, { folded: token.folded, stem: token.stem, isLast });
    else if (isLast) known.isLast = true;
  }
  return [...words.values()].slice(0, wordsMax);
}
