// Search document → what Meilisearch stores: the same fields, and its stems, so that inflections meet as they do on PostgreSQL. Pure.
import { tokenize } from '../../french/tokenize.ts';
import type { SearchDocument } from '../../model/search.ts';

/** Private-use characters around the words that the server lights up; taken out of documents, so that they can mean nothing else. */
export const markStart = '\uE000';
export const markEnd = '\uE001';

export interface IndexDocument extends SearchDocument {
  /** Stems by first appearance, each once, separated by spaces. */
  titleStems: string;
  stems: string;
}

export function toIndexDocument(document: SearchDocument): IndexDocument {
  const title = clean(document.title);
  const excerpt = clean(document.excerpt);
  const text = clean(document.text);
  return { ...document, title, excerpt, text, titleStems: stemsOf(title), stems: stemsOf(`${excerpt}\n${text}`) };
}

/** One space in place of each character that could not pass: every offset stays. */
function clean(text: string): string {
  return text.replace(/[\0\uE000\uE001\p{Surrogate}]/gu, ' ');
}

function stemsOf(text: string): string {
  const stems = tokenize(text)
    .filter((token) => !token.isStop)
    .map((token) => token.stem);
  return [...new Set(stems)].join(' ');
}
