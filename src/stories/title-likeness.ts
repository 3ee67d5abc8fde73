// Titles → how much two of them tell the same story, in [0, 1]: the cosine of their words' weights, rare words and names weighing most.
import { tokenize } from '../french/tokenize.ts';

/** Weights by stem and by root. */
export type TitleTerms = ReadonlyMap<string, number>;

/** Names and numbers tell one story from another better than common words do. */
const nameWeight = 1.2;
/** The first letters join « éliminé » and « élimination », which no ending rule does. */
const rootLength = 5;
const rootWeight = 0.7;
/**
 * As many titles that hold none of the words are counted beside the real ones: of a few titles, how rare a word is says little, and all words weigh nearly
 * the same until there are hundreds.
 */
const priorTitles = 200;

/** Stems of the words that say something, and their roots; a capital inside the title makes a name. */
export function toTitleTerms(title: string): TitleTerms {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  tokenize(title).forEach(({ start, stem, folded, isStop }, at) => {
    if (isStop || (folded.length < 2 && !/\d/.test(folded))) return;
    const isName = (at > 0 && /\p{Lu}/u.test(title.charAt(start))) || /\d/.test(folded);
    const weight = isName ? nameWeight : 1;
    add(stem, weight);
    if (stem.length >= rootLength) add(`${stem.slice(0, rootLength)}-`, weight * rootWeight);
  });
  return terms;
}

/** Knows how many of the titles added, and not removed since, hold each word, and weighs the words of two titles by how few do (TF-IDF). */
export function createTitleScale() {
  const counts = new Map<string, number>();
  let titles = 0;
  const count = (terms: TitleTerms, by: 1 | -1): void => {
    titles += by;
    for (const term of terms.keys()) {
      const left = (counts.get(term) ?? 0) + by;
      if (left > 0) counts.set(term, left);
      else counts.delete(term);
    }
  };
  const weigh = (term: string, weight: number): number =>
    weight * Math.log((titles + priorTitles) / ((counts.get(term) ?? 0) + 0.5));

  return {
    add: (terms: TitleTerms): void => count(terms, 1),
    remove: (terms: TitleTerms): void => count(terms, -1),
    /** The likeness of any title to this one, on the counts of now. */
    likenessTo(reference: TitleTerms): (other: TitleTerms) => number {
      const weighed = new Map([...reference].map(([term, weight]) => [term, weigh(term, weight)]));
      const squares = [...weighed.values()].reduce((sum, weight) => sum + weight ** 2, 0);
      return (other) => {
        let shared = 0;
        let otherSquares = 0;
        for (const [term, weight] of other) {
          const each = weigh(term, weight);
          otherSquares += each ** 2;
          shared += each * (weighed.get(term) ?? 0);
        }
        return shared === 0 ? 0 : shared / Math.sqrt(squares * otherSquares);
      };
    },
  };
}

export function isRoot(term: string): boolean {
  return term.endsWith('-');
}
