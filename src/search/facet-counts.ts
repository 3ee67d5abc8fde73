// Facet counts in one order on both engines: the most frequent first, equals by value.
import type { FacetCount, FacetName } from '../model/search.ts';

export function emptyFacets(): Record<FacetName, FacetCount[]> {
  return { concept: [], source: [], territory: [], year: [], kind: [] };
}

export function sortCounts(counts: FacetCount[]): FacetCount[] {
  return counts.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
