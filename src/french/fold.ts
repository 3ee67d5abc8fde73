// What two spellings of one word have in common: the first step of the French analysis, on both sides of every comparison.

const openedLigatures: Record<string, string> = { œ: 'oe', æ: 'ae', ﬁ: 'fi', ﬂ: 'fl', ﬀ: 'ff', ﬃ: 'ffi', ﬄ: 'ffl' };
const ligature = /[œæﬁﬂﬀﬃﬄ]/g;
const apostrophe = /[’‘ʼ′´`＇]/g;
const space = /[\s\u200b]/g;
/** Soft hyphen, word joiner and byte order mark: there to shape a line, not to be read. */
const invisible = /[\u00ad\u2060\ufeff]/g;
/** The typographic hyphen and the one that keeps a word on one line. */
const hyphen = /[\u2010\u2011]/g;
const asciiOnly = /^[!-~ ]*$/;

/**
 * Lower case, ligatures opened (œ → oe), accents dropped, typographic apostrophes made straight, non-breaking spaces made common, soft hyphens removed.
 * Composed and decomposed input give the same result; the length may change, so never use it to count offsets.
 */
export function fold(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase().replace(apostrophe, "'");
  return text
    .replace(invisible, '')
    .replace(space, ' ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(ligature, (letters) => openedLigatures[letters] ?? letters)
    .replace(apostrophe, "'")
    .replace(hyphen, '-');
}
