// A document as the stand-in gives it back: the attributes asked for and displayed, and `_formatted` with crops and highlights.
import type { FederatedQuery, FindMatches } from './federated-search.ts';
import type { StoredDocument } from './stored-index.ts';
import { splitWords } from './words.ts';

export function formatHit(
  document: StoredDocument,
  query: FederatedQuery,
  displayed: string[],
  findMatches: FindMatches,
): Record<string, unknown> {
  const isDisplayed = (attribute: string) => displayed.includes('*') || displayed.includes(attribute);
  const retrieved = (query.attributesToRetrieve ?? displayed).filter(isDisplayed);
  const highlighted = query.attributesToHighlight ?? [];
  const cropped = query.attributesToCrop ?? [];
  const hit = pick(document, retrieved);
  if (highlighted.length + cropped.length === 0) return hit;
  const formatted: Record<string, unknown> = {};
  for (const attribute of new Set([...retrieved, ...highlighted, ...cropped].filter(isDisplayed))) {
    const value = document[attribute];
    if (typeof value !== 'string') continue;
    const crop = cropped.includes(attribute)
      ? cropAround(value, query, findMatches(attribute, value)[0]?.start ?? 0)
      : value;
    formatted[attribute] = highlighted.includes(attribute)
      ? highlight(crop, query, findMatches(attribute, crop))
      : crop;
  }
  return { ...hit, _formatted: formatted };
}

function pick(document: StoredDocument, attributes: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([attribute]) => attributes.includes(attribute)));
}

/** `cropLength` words around the position, a third of them before it. */
function cropAround(text: string, query: FederatedQuery, position: number): string {
  const length = query.cropLength ?? 10;
  const marker = query.cropMarker ?? '…';
  const words = splitWords(text);
  if (words.length <= length) return text;
  const at = Math.max(
    0,
    words.findIndex((word) => word.start >= position),
  );
  const first = Math.max(0, Math.min(at - Math.floor(length / 3), words.length - length));
  const last = first + length - 1;
  const start = first === 0 ? 0 : (words[first]?.start ?? 0);
  const end = last >= words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  return `${start > 0 ? marker : ''}${text.slice(start, end)}${end < text.length ? marker : ''}`;
}

function highlight(text: string, query: FederatedQuery, matches: { start: number; end: number }[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of matches) {
    result += `${text.slice(done, start)}${query.highlightPreTag ?? '<em>'}${text.slice(start, end)}${query.highlightPostTag ?? '</em>'}`;
    done = end;
  }
  return result + text.slice(done);
}
