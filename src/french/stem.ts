// A light stemmer after J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (2006), on the folded form.
// For counting and finding, where joining too much costs little; the tagger does not use it: a tag must not rest on a guessed form.

/** Words whose final letters are no ending, and that a rule would join with another word. */
const kept = new Set(['pays', 'temps', 'corps', 'bras', 'mars', 'usager']);

/**
 * What the inflections of one word have in common: plural, feminine, infinitive and participle in -er. `folded` comes from `fold`; words of three letters or
 * fewer and words with digits come back as they are. Verbs and nouns (innover, innovation) stay apart.
 */
export function stem(folded: string): string {
  if (folded.length <= 3 || kept.has(folded) || /[0-9']/.test(folded)) return folded;
  const word = withoutFeminine(withoutPlural(folded));
  if (word.endsWith('eur') && word.length > 4) return word.slice(0, -1);
  if (word.endsWith('ail') && word.length > 4) return `${word.slice(0, -3)}al`;
  return word;
}

function withoutPlural(word: string): string {
  if (word.endsWith('aux') && word.length > 4)
    return word.endsWith('eaux') || word.endsWith('yaux') ? word.slice(0, -1) : `${word.slice(0, -3)}al`;
  if (/[eo]ux$/.test(word)) return word.slice(0, -1);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutFeminine(word: string): string {
  if (word.endsWith('trice')) return `${word.slice(0, -5)}teu`;
  if (kept.has(word)) return word;
  let root = word.endsWith('er') && word.length > 4 ? word.slice(0, -1) : word;
  const hadE = root.endsWith('e');
  while (root.endsWith('e') && root.length > 3) root = root.slice(0, -1);
  if (!hadE || kept.has(root)) return root;
  if (root.endsWith('er') && root.length > 4) return root.slice(0, -2);
  if (root.endsWith('iqu')) return `${root.slice(0, -3)}ic`;
  if (root.endsWith('gu') && root.length > 3) return root.slice(0, -1);
  if (root.endsWith('ch') && root.length > 5) return root.slice(0, -1);
  if (root.endsWith('iv') && root.length > 3) return `${root.slice(0, -1)}f`;
  if (/(ll|nn|tt)$/.test(root) && root.length > 4) return root.slice(0, -1);
  if (root.endsWith('ss') && root.length > 4) return root.slice(0, -2);
  return root.endsWith('s') && root.length > 4 ? root.slice(0, -1) : root;
}
