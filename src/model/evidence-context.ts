// Why an item has a tag or a place, as people may see it: the passage and a few words around it, never enough of them to read the whole text.
import type { Item } from './item.ts';
import type { Evidence } from './tag.ts';

export const contextCharsMax = 60;
/** For all the passages of one item together: beyond it they come without words around them (very short extracts only, art. L. 211-3-1 CPI). */
export const contextCharsBudget = 2000;

export interface EvidenceInContext extends Evidence {
  before: string;
  after: string;
}

/**
 * Shows the evidence of one item; the same function serves all its tags and places, for the budget is theirs together. A passage that its text no
 * longer holds is left out.
 */
export function createEvidenceViewer(
  item: Pick<Item, 'title' | 'text'>,
): (evidence: Evidence[]) => EvidenceInContext[] {
  let charsLeft = contextCharsBudget;
  return (evidence) =>
    evidence.flatMap(({ field, start, end, form, rule }) => {
      const text = item[field];
      if (text.slice(start, end) !== form) return [];
      let before = wordsBefore(text, start);
      let after = wordsAfter(text, end);
      if (before.length + after.length > charsLeft) before = after = '';
      charsLeft -= before.length + after.length;
      return [{ field, start, end, form, rule, before, after }];
    });
}

/** Whole words of the same paragraph, white space made single. */
function wordsBefore(text: string, start: number): string {
  const from = Math.max(0, start - contextCharsMax);
  const cutsAWord = from > 0 && /\S/.test(text.charAt(from - 1));
  const near = text.slice(from, start);
  const whole = cutsAWord ? near.replace(/^\S*/, '') : near;
  return toOneLine(whole.slice(whole.lastIndexOf('\n\n') + 1)).trimStart();
}

function wordsAfter(text: string, end: number): string {
  const to = end + contextCharsMax;
  const near = text.slice(end, to);
  const whole = to < text.length && /\S/.test(text.charAt(to)) ? near.replace(/\S*$/, '') : near;
  return toOneLine(whole.split('\n\n', 1)[0] ?? '').trimEnd();
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
