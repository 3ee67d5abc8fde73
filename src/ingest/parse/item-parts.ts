// Small decisions that every feed format shares: is an entry usable, who signed it, what language tag is one.
import type { RawItem } from '../../model/feed.ts';
import { toPlainLine } from './to-plain-text.ts';

/** Nothing a reader could see: such an entry is counted as bad. */
export function isUnusable(item: RawItem): boolean {
  return !item.title && !item.url && !item.summary && !item.content;
}

export const unusableReason = 'ni titre, ni lien, ni texte';

/** A BCP 47 tag as written (`en_US` becomes `en-US`), or undefined. */
export function toLanguage(text: string | undefined): string | undefined {
  const tag = text?.trim().replace(/_/g, '-');
  return tag && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined;
}

/** RSS asks for `address (Name)`: the name is kept, the address is nobody's business. */
export function toAuthorName(text: string): string {
  const line = toPlainLine(text.slice(0, 500));
  const named = /^[^\s@]+@[^\s@]+\s*\((.+)\)$/.exec(line)?.[1] ?? line;
  return named.replace(/(?:<|\(|\b)[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+(?:>|\))?/g, '').trim();
}

export function unique(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}
