// One search → the federated requests it takes. Two queries each: the words as they are written (with the server's tolerance), and their stems. Pure.
import type { FederatedMultiSearchParams, MultiSearchQueryWithFederation } from 'meilisearch';
import type { FacetName } from '../../model/search.ts';
import type { QueryWord } from '../analyse-query.ts';
import { type FilterExpression, facetAttributes, toFilter } from './filter.ts';
import { markEnd, markStart } from './index-document.ts';

/** A crop is counted in words; about 300 characters of French. */
const cropWords = 45;
/** A stem says a little less than the written word. */
const stemWeight = 0.9;

export interface RequestParts {
  indexUid: string;
  words: QueryWord[];
  expressions: FilterExpression[];
  byDate: boolean;
}

/** A page of hits. The text is searched and cropped, never retrieved. */
export function toPageRequest(
  parts: RequestParts,
  page: { offset: number; limit: number },
): FederatedMultiSearchParams {
  return { federation: page, queries: toQueries(parts, true) };
}

/** Counts only: the total, and the facets asked for. */
export function toCountRequest(parts: RequestParts, facets: FacetName[]): FederatedMultiSearchParams {
  const attributes = facets.map((name) => facetAttributes[name]);
  return {
    federation: {
      offset: 0,
      limit: 0,
      ...(attributes.length > 0 ? { facetsByIndex: { [parts.indexUid]: attributes } } : {}),
    },
    queries: toQueries(parts, false),
  };
}

function toQueries(parts: RequestParts, withText: boolean): MultiSearchQueryWithFederation[] {
  const common: MultiSearchQueryWithFederation = {
    indexUid: parts.indexUid,
    filter: toFilter(parts.expressions),
    matchingStrategy: 'all',
    ...(parts.byDate ? { sort: ['sortAt:desc', 'id:asc'] } : {}),
    attributesToRetrieve: ['id', 'sortAt', ...(withText ? ['title', 'excerpt'] : [])],
  };
  if (parts.words.length === 0) return [{ ...common, q: '' }];
  const format = withText
    ? {
        attributesToHighlight: ['title', 'excerpt', 'text'],
        attributesToCrop: ['text'],
        cropLength: cropWords,
        cropMarker: '…',
        highlightPreTag: markStart,
        highlightPostTag: markEnd,
      }
    : {};
  return [
    {
      ...common,
      ...format,
      q: parts.words.map((word) => word.folded).join(' '),
      attributesToSearchOn: ['title', 'excerpt', 'text'],
    },
    {
      ...common,
      ...format,
      q: parts.words.map((word) => word.stem).join(' '),
      attributesToSearchOn: ['titleStems', 'stems'],
      federationOptions: { weight: stemWeight },
    },
  ];
}
