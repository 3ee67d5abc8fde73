// The search engine for scale: Meilisearch 1.36 or later, through its own client (0.62). Used when MEILI_URL is set.
import { type FederatedMultiSearchParams, Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { Log } from '../../log.ts';
import {
  type FacetCount,
  type FacetName,
  facetNames,
  type SearchQuery,
  type SearchResult,
} from '../../model/search.ts';
import { analyseQuery } from '../analyse-query.ts';
import { invalidCursor, pageSize, parseCursor, toCursor } from '../cursor.ts';
import { emptyFacets, sortCounts } from '../facet-counts.ts';
import { indexFingerprint } from '../index-fingerprint.ts';
import type { SearchEngine } from '../search-engine.ts';
import { toEngineError } from './engine-error.ts';
import { facetAttributes, filterExpressions } from './filter.ts';
import type { IndexDocument } from './index-document.ts';
import { holdsSettings, indexSettings } from './index-settings.ts';
import { type ServerHit, toSearchHit } from './search-hit.ts';
import { type RequestParts, toCountRequest, toPageRequest } from './search-requests.ts';
import { assertSucceeded, waitFor, writeIndex } from './write-index.ts';

const name = 'meilisearch';

export interface MeilisearchOptions {
  url: string;
  key?: string;
  /** `items` by default. */
  indexUid?: string;
  /** Of one HTTP request; 10 s by default. The client itself has no limit. */
  timeoutMs?: number;
  /** Of one indexing task, queue included; 5 min by default. */
  taskTimeoutMs?: number;
  taskPollMs?: number;
  log: Pick<Log, 'info'>;
}

/** Where a page ended: by date the second and how many of that second are done (any depth, stable); by relevance an offset. */
type Position = { sortAt: number; skip: number } | { offset: number };

export function createMeilisearchEngine(options: MeilisearchOptions): SearchEngine {
  const indexUid = options.indexUid ?? 'items';
  const waiting = { taskTimeoutMs: options.taskTimeoutMs ?? 300_000, pollMs: options.taskPollMs ?? 250 };
  const client = new Meilisearch({
    host: options.url,
    timeout: options.timeoutMs ?? 10_000,
    ...(options.key ? { apiKey: options.key } : {}),
  });
  const index = client.index<IndexDocument>(indexUid);

  async function guard<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toEngineError(error, doing);
    }
  }

  async function prepare(): Promise<void> {
    try {
      await index.getRawInfo();
    } catch (error) {
      if (!(error instanceof MeilisearchApiError) || error.cause?.code !== 'index_not_found') throw error;
      const created = await waitFor(index, await client.createIndex(indexUid, { primaryKey: 'id' }), waiting);
      // Another process may have made it meanwhile.
      if (created.error?.code !== 'index_already_exists') assertSucceeded(created, 'creating the index');
    }
    if (holdsSettings(await index.getSettings())) return;
    options.log.info({ indexUid }, 'sending the settings of the search index');
    assertSucceeded(await waitFor(index, await index.updateSettings(indexSettings), waiting), 'setting up the index');
  }

  const ask = (request: FederatedMultiSearchParams) =>
    client.multiSearch<FederatedMultiSearchParams, ServerHit & { sortAt: number }>(request);

  async function search(query: SearchQuery): Promise<SearchResult> {
    const size = pageSize(query);
    const words = analyseQuery(query.q);
    const byDate = query.sort === 'date' || words.length === 0;
    const position = parsePosition(query, byDate);
    if (words.length === 0 && query.q?.trim())
      return { hits: [], total: 0, ...(query.facets ? { facets: emptyFacets() } : {}) };
    const parts: RequestParts = { indexUid, words, expressions: filterExpressions(query.filters), byDate };
    const [page, counts] = await Promise.all([
      ask(
        toPageRequest(position && 'sortAt' in position ? upTo(parts, position.sortAt) : parts, {
          offset: !position ? 0 : 'offset' in position ? position.offset : position.skip,
          limit: size + 1,
        }),
      ),
      query.facets || position ? count(parts, query) : undefined,
    ]);
    const hits = page.hits.slice(0, size);
    const next = page.hits.length > size ? nextPosition(hits, byDate, position) : undefined;
    const stems = new Set(words.map((word) => word.stem));
    return {
      hits: hits.map((hit) => toSearchHit(hit, stems)),
      total: counts?.total ?? page.estimatedTotalHits ?? hits.length,
      ...(counts?.facets ? { facets: counts.facets } : {}),
      ...(next ? { nextCursor: toCursor(name, query, next) } : {}),
    };
  }

  /** The total under all filters, and each selected facet in a request of its own that leaves its selection out. */
  async function count(
    parts: RequestParts,
    query: SearchQuery,
  ): Promise<{ total: number; facets?: Record<FacetName, FacetCount[]> }> {
    const selected = query.facets ? facetNames.filter((facet) => (query.filters[facet] ?? []).length > 0) : [];
    const others = query.facets ? facetNames.filter((facet) => !selected.includes(facet)) : [];
    const [main, ...widened] = await Promise.all([
      ask(toCountRequest(parts, others)),
      ...selected.map((facet) =>
        ask(toCountRequest({ ...parts, expressions: filterExpressions(query.filters, facet) }, [facet])),
      ),
    ]);
    const total = main.estimatedTotalHits ?? 0;
    if (!query.facets) return { total };
    const facets = emptyFacets();
    for (const answer of [main, ...widened])
      for (const facet of facetNames) {
        const counts = answer.facetsByIndex?.[indexUid]?.distribution[facetAttributes[facet]];
        if (counts)
          facets[facet] = sortCounts(Object.entries(counts).map(([value, documents]) => ({ value, count: documents })));
      }
    return { total, facets };
  }

  return {
    name,
    fingerprint: indexFingerprint(`${name}:${indexUid}`, indexSettings),
    prepare: () => guard('preparing its index', prepare),
    write: (batch) => guard('writing documents', () => writeIndex(index, batch, waiting)),
    search: (query) => guard('searching', () => search(query)),
    count: () => guard('counting', async () => (await index.getStats()).numberOfDocuments),
    async close() {},
  };
}

function upTo(parts: RequestParts, sortAt: number): RequestParts {
  return { ...parts, expressions: [...parts.expressions, { attribute: 'sortAt', atMost: sortAt }] };
}

function nextPosition(
  hits: { sortAt: number }[],
  byDate: boolean,
  position: Position | undefined,
): (string | number)[] | undefined {
  if (!byDate) return ['offset', (position && 'offset' in position ? position.offset : 0) + hits.length];
  const last = hits.at(-1);
  if (!last) return undefined;
  const sameSecond = hits.filter((hit) => hit.sortAt === last.sortAt).length;
  const before = position && 'sortAt' in position && position.sortAt === last.sortAt ? position.skip : 0;
  return ['date', last.sortAt, before + sameSecond];
}

function parsePosition(query: SearchQuery, byDate: boolean): Position | undefined {
  const position = parseCursor(name, query);
  if (!position) return undefined;
  const [kind, first, second] = position;
  if (kind === 'offset' && !byDate && typeof first === 'number' && first >= 0) return { offset: first };
  if (kind === 'date' && byDate && typeof first === 'number' && typeof second === 'number' && second >= 0)
    return { sortAt: first, skip: second };
  throw invalidCursor();
}
