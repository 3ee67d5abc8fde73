// Where a form that a curator quotes stands in an item: the evidence of a tag added by hand.
import { tokenize } from '../french/tokenize.ts';
import type { Item } from '../model/item.ts';
import type { Evidence } from '../model/tag.ts';

/**
 * The first passage made of the words of `form`, in the title, else in the text; case, accents, spaces and punctuation between words may differ, but a
 * passage written exactly as quoted wins. Whole words only. Undefined when there is none, or no word in `form`.
 */
export function findPassage(item: Pick<Item, 'title' | 'text'>, form: string): Evidence | undefined {
  const wanted = tokenize(form).map((token) => token.folded);
  const quoted = form.trim();
  let tolerated: Evidence | undefined;
  for (const field of ['title', 'text'] as const) {
    for (const passage of passagesOf(item[field], wanted)) {
      const evidence: Evidence = { field, ...passage, rule: 'curator' };
      if (passage.form === quoted) return evidence;
      tolerated ??= evidence;
    }
  }
  return tolerated;
}

function passagesOf(text: string, wanted: string[]): Pick<Evidence, 'start' | 'end' | 'form'>[] {
  if (wanted.length === 0) return [];
  const tokens = tokenize(text);
  return tokens.flatMap((first, index) => {
    const last = tokens[index + wanted.length - 1];
    if (!last || !wanted.every((word, offset) => tokens[index + offset]?.folded === word)) return [];
    return [{ start: first.start, end: last.end, form: text.slice(first.start, last.end) }];
  });
}
