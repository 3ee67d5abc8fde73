// A federated multi-search over the stand-in's documents: candidates of all queries united, each document once, best weighted score first.
import { ApiError, indexNotFound } from './api-error.ts';
import { parseFilter } from './filter-grammar.ts';
import { formatHit } from './format-hit.ts';
import { isObject, listSetting, type StoredDocument, type StoredIndex } from './stored-index.ts';
import { matchWord, splitWords, type WordMatch } from './words.ts';

export interface FederatedBody {
  federation: { limit?: number; offset?: number; facetsByIndex?: Record<string, string[]> };
  queries: FederatedQuery[];
}

export interface FederatedQuery {
  indexUid: string;
  q?: string;
  filter?: unknown;
  sort?: string[];
  matchingStrategy?: string;
  attributesToSearchOn?: string[];
  attributesToRetrieve?: string[];
  attributesToHighlight?: string[];
  attributesToCrop?: string[];
  cropLength?: number;
  cropMarker?: string;
  highlightPreTag?: string;
  highlightPostTag?: string;
  federationOptions?: { weight?: number };
}

interface Candidate {
  document: StoredDocument;
  score: number;
  queryIndex: number;
}

/** Matches of one query in one text, for highlights. */
export type FindMatches = (attribute: string, text: string) => { start: number; end: number }[];

export function searchFederated(indexes: Map<string, StoredIndex>, body: FederatedBody): Record<string, unknown> {
  const limit = body.federation.limit ?? 20;
  const offset = body.federation.offset ?? 0;
  const united = new Map<StoredDocument, Candidate>();
  let order: ((a: Candidate, b: Candidate) => number) | undefined;
  body.queries.forEach((query, queryIndex) => {
    for (const field of ['limit', 'offset', 'page', 'hitsPerPage'])
      if (field in query)
        throw new ApiError(
          400,
          'invalid_multi_search_query_pagination',
          `Inside \`.queries[${queryIndex}]\`: Using pagination options is not allowed in federated queries.`,
        );
    const index = indexOf(indexes, query.indexUid);
    order ??= sortOrder(index, query);
    const isCandidate = parseFilter(query.filter, listSetting(index, 'filterableAttributes'));
    for (const document of index.documents.values()) {
      const score = isCandidate(document) ? scoreOf(index, query, document) : undefined;
      if (score === undefined) continue;
      const candidate = { document, score: score * (query.federationOptions?.weight ?? 1), queryIndex };
      const known = united.get(document);
      if (!known || known.score < candidate.score) united.set(document, candidate);
    }
  });
  const byScore = (a: Candidate, b: Candidate) =>
    b.score - a.score || Number(b.document.sortAt) - Number(a.document.sortAt);
  const sorted = [...united.values()].sort(order ?? byScore);
  const facetsByIndex = body.federation.facetsByIndex;
  return {
    hits: sorted.slice(offset, offset + limit).map((candidate) => toHit(indexes, body, candidate)),
    processingTimeMs: 0,
    limit,
    offset,
    estimatedTotalHits: sorted.length,
    facetsByIndex: facetsByIndex ? countFacets(indexes, facetsByIndex, [...united.keys()]) : {},
  };
}

function indexOf(indexes: Map<string, StoredIndex>, uid: string): StoredIndex {
  const index = indexes.get(uid);
  if (!index) throw indexNotFound(uid, 400);
  return index;
}

/** Only a `sort` rule that stands first makes a strict order; elsewhere it would merely break ties. */
function sortOrder(index: StoredIndex, query: FederatedQuery): ((a: Candidate, b: Candidate) => number) | undefined {
  if (!query.sort?.length || listSetting(index, 'rankingRules')[0] !== 'sort') return undefined;
  const rules = query.sort.map((rule) => {
    const [attribute = '', direction] = rule.split(':');
    if (!listSetting(index, 'sortableAttributes').includes(attribute))
      throw new ApiError(
        400,
        'invalid_search_sort',
        `Inside \`.queries[0]\`: Attribute \`${attribute}\` is not sortable.`,
      );
    return { attribute, sign: direction === 'desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { attribute, sign } of rules) {
      const [left, right] = [a.document[attribute], b.document[attribute]];
      const difference =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : String(left) < String(right)
            ? -1
            : Number(left !== right);
      if (difference !== 0) return difference * sign;
    }
    return 0;
  };
}

function searchedAttributes(index: StoredIndex, query: FederatedQuery): string[] {
  const searchable = listSetting(index, 'searchableAttributes');
  for (const attribute of query.attributesToSearchOn ?? [])
    if (!searchable.includes(attribute))
      throw new ApiError(
        400,
        'invalid_search_attributes_to_search_on',
        `Inside \`.queries[0]\`: Attribute \`${attribute}\` is not searchable.`,
      );
  return query.attributesToSearchOn ?? searchable;
}

/** Undefined when a word is missing; fewer typing mistakes and earlier attributes are better. */
function scoreOf(index: StoredIndex, query: FederatedQuery, document: StoredDocument): number | undefined {
  const attributes = searchedAttributes(index, query);
  const find = wordFinder(index);
  let typos = 0;
  let ranks = 0;
  for (const asked of askedWords(query)) {
    let best: { typos: number; rank: number } | undefined;
    for (const [rank, attribute] of attributes.entries())
      for (const word of splitWords(String(document[attribute] ?? ''))) {
        const match = find(attribute, word.normal, asked);
        if (match && (!best || match.typos < best.typos)) best = { typos: match.typos, rank };
      }
    if (!best) return undefined;
    typos += best.typos;
    ranks += best.rank;
  }
  return 1 / (1 + typos + ranks / 10);
}

function askedWords(query: FederatedQuery): { word: string; isLast: boolean }[] {
  const words = splitWords(query.q ?? '').slice(0, 10);
  return words.map((word, index) => ({ word: word.normal, isLast: index === words.length - 1 }));
}

function wordFinder(index: StoredIndex) {
  const tolerance = isObject(index.settings.typoTolerance) ? index.settings.typoTolerance : {};
  const strict = Array.isArray(tolerance.disableOnAttributes) ? tolerance.disableOnAttributes : [];
  return (attribute: string, word: string, asked: { word: string; isLast: boolean }): WordMatch | undefined =>
    matchWord(word, asked.word, {
      prefix: asked.isLast,
      typos: !strict.includes(attribute) && !(tolerance.disableOnNumbers === true && /^\d+$/.test(asked.word)),
    });
}

function toHit(indexes: Map<string, StoredIndex>, body: FederatedBody, candidate: Candidate): Record<string, unknown> {
  const query = body.queries[candidate.queryIndex];
  if (!query) throw new Error('a candidate of no query');
  const index = indexOf(indexes, query.indexUid);
  const find = wordFinder(index);
  const asked = askedWords(query);
  const findMatches: FindMatches = (attribute, text) =>
    splitWords(text).flatMap((word) => {
      const match = asked.map((one) => find(attribute, word.normal, one)).find((one) => one !== undefined);
      return match ? [{ start: word.start, end: Math.min(word.end, word.start + match.length) }] : [];
    });
  return {
    ...formatHit(candidate.document, query, listSetting(index, 'displayedAttributes'), findMatches),
    _federation: {
      indexUid: query.indexUid,
      queriesPosition: candidate.queryIndex,
      weightedRankingScore: candidate.score,
    },
  };
}

function countFacets(
  indexes: Map<string, StoredIndex>,
  facetsByIndex: Record<string, string[]>,
  candidates: StoredDocument[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facetsByIndex).map(([uid, attributes]) => {
      const index = indexOf(indexes, uid);
      const distribution: Record<string, Record<string, number>> = {};
      for (const attribute of attributes) {
        if (!listSetting(index, 'filterableAttributes').includes(attribute))
          throw new ApiError(
            400,
            'invalid_multi_search_facets',
            `Inside \`.federation.facetsByIndex.${uid}\`: Invalid facet distribution: Attribute \`${attribute}\` is not filterable.`,
          );
        const counts: Record<string, number> = {};
        for (const document of candidates)
          for (const value of new Set([document[attribute]].flat()))
            if (value !== undefined && value !== null) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
        distribution[attribute] = counts;
      }
      return [uid, { distribution, stats: {} }];
    }),
  );
}
