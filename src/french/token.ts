// The unit of French analysis, shared by tagging, signals and search.

export interface Token {
  /** UTF-16 code units in the analysed text: `text.slice(start, end)` is the written form. */
  start: number;
  end: number;
  /** Lower case, ligatures opened (œ → oe), accents dropped: what two spellings of one word have in common. */
  folded: string;
  /** Light stem of the folded form: what the inflections of one word have in common. */
  stem: string;
  /** A stop word, judged on the accented form (`maïs` is none, `mais` is one), or an elided article (l', d', qu'…). */
  isStop: boolean;
}
