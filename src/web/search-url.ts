// The address of a search: what the query string of the home page means, and the addresses that add or remove one filter. Pure.
import { type FacetName, facetNames, type SearchFilters, type SearchQuery } from '../model/search.ts';

export interface SearchParams {
  q: string;
  filters: SearchFilters;
  sort: SearchQuery['sort'];
  cursor?: string;
}

const queryCharsMax = 500;
const valuesMax = 20;

/** Reads any query string: what it does not know is left out, never an error for a reader. */
export function parseSearchParams(params: URLSearchParams): SearchParams {
  const q = (params.get('q') ?? '').trim().slice(0, queryCharsMax);
  const filters: SearchFilters = {};
  for (const name of facetNames) {
    const values = [...new Set(params.getAll(name).filter((value) => /^[\w-]{1,100}$/.test(value)))].slice(
      0,
      valuesMax,
    );
    if (values.length > 0) filters[name] = values;
  }
  const sort = params.get('sort');
  const cursor = params.get('cursor');
  return {
    q,
    filters,
    sort: sort === 'date' || (sort !== 'relevance' && q === '') ? 'date' : 'relevance',
    ...(cursor && { cursor }),
  };
}

export function toSearchUrl({ q, filters, sort, cursor }: SearchParams): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  for (const name of facetNames) for (const value of filters[name] ?? []) params.append(name, value);
  if (q && sort === 'date') params.set('sort', 'date');
  if (cursor) params.set('cursor', cursor);
  const query = params.toString();
  return query ? `/?${query}` : '/';
}

/** The same search from its first page, with one filter more, or less when it was there. */
export function toggleFilter(params: SearchParams, facet: FacetName, value: string): SearchParams {
  const values = params.filters[facet] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const { [facet]: _, ...others } = params.filters;
  return { q: params.q, sort: params.sort, filters: next.length > 0 ? { ...others, [facet]: next } : others };
}
