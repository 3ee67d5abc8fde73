// What the index holds and what a search asks and gives: the same for both engines.
import type { ItemKind } from './source.ts';

/** One item as the index knows it. */
export interface SearchDocument {
  id: string;
  title: string;
  excerpt: string;
  /** Indexed, never returned whole. */
  text: string;
  sourceId: string;
  concepts: string[];
  /** Place ids, parents included (a commune also counts for its département and région). */
  territories: string[];
  /** Of publication; absent when undated. */
  year?: number;
  kind: ItemKind;
  /** Unix seconds of publication, else of first sight: what date order sorts by. */
  sortAt: number;
}

export const facetNames = ['concept', 'source', 'territory', 'year', 'kind'] as const;
export type FacetName = (typeof facetNames)[number];

/** Values of one facet are OR-ed, facets are AND-ed. */
export type SearchFilters = Partial<Record<FacetName, string[]>>;

export interface SearchQuery {
  /** Free text; absent or blank means everything. */
  q?: string;
  filters: SearchFilters;
  sort: 'relevance' | 'date';
  /** 1 to 100. */
  limit: number;
  /** Opaque, from `nextCursor` of the same query. */
  cursor?: string;
  /** Count facets too. A facet's counts ignore its own selection, so that one can widen a choice. */
  facets: boolean;
}

/** Half-open ranges of UTF-16 code units to light up in `text`. */
export interface MarkedText {
  text: string;
  marks: [start: number, end: number][];
}

export interface SearchHit {
  id: string;
  title: MarkedText;
  /** At most 300 characters, around the first match when there is one. */
  excerpt: MarkedText;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchResult {
  hits: SearchHit[];
  total: number;
  facets?: Record<FacetName, FacetCount[]>;
  nextCursor?: string;
}
