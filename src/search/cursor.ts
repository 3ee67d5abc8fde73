// Where a page ended, as an opaque text that only fits the query it came from.
import { VigieError } from '../errors.ts';
import { sha256 } from '../model/ids.ts';
import { facetNames, type SearchQuery } from '../model/search.ts';

const cursorCharactersMax = 1000;

function queryHash(engine: string, query: SearchQuery): string {
  const filters = facetNames.map((name) => [...new Set(query.filters[name] ?? [])].sort());
  return sha256(JSON.stringify([engine, (query.q ?? '').trim(), query.sort, filters])).slice(0, 16);
}

/** Base64url of JSON: the query's hash, then the engine's own position. */
export function toCursor(engine: string, query: SearchQuery, position: (string | number)[]): string {
  return Buffer.from(JSON.stringify([queryHash(engine, query), ...position])).toString('base64url');
}

/** The position inside `query.cursor`; undefined on a first page. Throws `input-invalid` when it is damaged or comes from another query or engine. */
export function parseCursor(engine: string, query: SearchQuery): (string | number)[] | undefined {
  if (query.cursor === undefined) return undefined;
  const [hash, ...position] = query.cursor.length <= cursorCharactersMax ? decode(query.cursor) : [];
  if (hash !== queryHash(engine, query)) throw invalidCursor();
  return position;
}

export function invalidCursor(): VigieError {
  return new VigieError('input-invalid', 'the cursor is not one of this search: start again from its first page', {
    context: { parameter: 'cursor' },
  });
}

function decode(cursor: string): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return [];
    return parts.filter((part) => typeof part === 'string' || Number.isSafeInteger(part));
  } catch {
    return [];
  }
}

/** `query.limit`, or `input-invalid` when it is not a whole number from 1 to 100. */
export function pageSize(query: SearchQuery): number {
  if (Number.isInteger(query.limit) && query.limit >= 1 && query.limit <= 100) return query.limit;
  throw new VigieError('input-invalid', 'limit goes from 1 to 100', { context: { parameter: 'limit' } });
}
