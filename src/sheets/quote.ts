// Spans → quotations, exact by construction.
import type { Quote, QuoteConfidence } from '../model/sheet.ts';
import type { TextSpan } from './read-sections.ts';

export const quoteLengthMax = 500;

/**
 * `item[field].slice(start, end)`, cut on a word when longer than 500 characters: a quotation is short. Undefined when nothing but spaces is there.
 */
export function quoteOf(
  item: { id: string; title?: string; text?: string },
  field: 'title' | 'text',
  span: TextSpan,
  confidence: QuoteConfidence,
): Quote | undefined {
  const written = (item[field] ?? '').slice(span.start, span.end);
  const start = span.start + written.length - written.trimStart().length;
  const text = cut(written.trim());
  return text === '' ? undefined : { itemId: item.id, field, start, end: start + text.length, text, confidence };
}

function cut(text: string): string {
  if (text.length <= quoteLengthMax) return text;
  const lastSpace = text.slice(0, quoteLengthMax + 1).search(/\s\S*$/);
  const end = lastSpace > quoteLengthMax / 2 ? lastSpace : quoteLengthMax;
  const isBetweenHalves = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return text.slice(0, isBetweenHalves ? end - 1 : end).trimEnd();
}
