// The three readings of the index: one page of ids in order, the total, the facet counts.
import type { FacetCount, FacetName, SearchFilters } from '../../model/search.ts';
import { emptyFacets, sortCounts } from '../facet-counts.ts';
import { type Bindings, createBindings, filterConditions, whereAll } from './conditions.ts';
import type { ResolvedQuery } from './resolve-query.ts';
import type { SqlClient } from './sql-client.ts';

/** ts_rank reads each vector whole and knows no IDF: beyond the newest 2,000 matches (those in the title first) only the date counts. */
const rankedMax = 2000;

/** What a page needs: `match` is absent when everything matches. */
export interface FindRequest {
  match?: ResolvedQuery;
  filters: SearchFilters;
  size: number;
}

/** A place in the order of dates: newest first, equals by id. */
export interface DatePosition {
  sortAt: number;
  id: string;
}

export interface RankPosition extends DatePosition {
  score: number;
}

export async function findByDate(sql: SqlClient, request: FindRequest, after?: DatePosition): Promise<DatePosition[]> {
  const bindings = createBindings();
  const conditions = allConditions(request, bindings);
  if (after) conditions.push(afterDate(after, bindings));
  const size = bindings.bind(request.size);
  return sql.query<DatePosition>(
    `SELECT id, sort_at::float8 AS "sortAt" FROM search_document ${whereAll(conditions)} ORDER BY sort_at DESC, id LIMIT ${size}::int`,
    bindings.values,
  );
}

/**
 * Documents that hold every word as it was typed come first, then those that hold all of them in the title, then by rank in steps of a fiftieth, so that
 * of two documents that answer about as well the newer one stands first.
 */
export async function findByRank(
  sql: SqlClient,
  request: FindRequest & { match: ResolvedQuery },
  after?: RankPosition,
): Promise<RankPosition[]> {
  const bindings = createBindings();
  const conditions = allConditions(request, bindings);
  const tsquery = `${bindings.bind(request.match.tsquery)}::tsquery`;
  const exact = `id = ANY(${bindings.bind(request.match.exactIds)}::text[])`;
  const position = after
    ? `WHERE score < ${bindings.bind(after.score)}::int OR (score = ${bindings.bind(after.score)}::int AND ${afterDate(after, bindings)})`
    : '';
  const size = bindings.bind(request.size);
  return sql.query<RankPosition>(
    `WITH matched AS (
       SELECT id, sort_at, vector, (${exact})::int AS exact, (title_vector @@ ${tsquery})::int AS in_title
       FROM search_document ${whereAll(conditions)}
     ), placed AS (
       SELECT *, row_number() OVER (ORDER BY exact DESC, in_title DESC, sort_at DESC, id) AS place FROM matched
     ), scored AS (
       SELECT id, sort_at, exact * 1000 + in_title * 100
         + CASE WHEN place <= ${rankedMax} THEN round(50 * ts_rank(vector, ${tsquery}, 1))::int ELSE 0 END AS score
       FROM placed
     )
     SELECT id, sort_at::float8 AS "sortAt", score FROM scored ${position} ORDER BY score DESC, sort_at DESC, id LIMIT ${size}::int`,
    bindings.values,
  );
}

export async function countDocuments(sql: SqlClient, request: Omit<FindRequest, 'size'>): Promise<number> {
  const bindings = createBindings();
  const conditions = allConditions(request, bindings);
  const [row] = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM search_document ${whereAll(conditions)}`,
    bindings.values,
  );
  return row?.count ?? 0;
}

const facetValues: Record<FacetName, { value: string; from: string }> = {
  concept: { value: 'value', from: 'matched, unnest(concepts) AS value' },
  territory: { value: 'value', from: 'matched, unnest(territories) AS value' },
  source: { value: 'source_id', from: 'matched' },
  kind: { value: 'kind', from: 'matched' },
  year: { value: 'year::text', from: 'matched' },
};

/** Each facet under the filters of the others. */
export async function countFacets(
  sql: SqlClient,
  request: Omit<FindRequest, 'size'>,
): Promise<Record<FacetName, FacetCount[]>> {
  const bindings = createBindings();
  const match = matchConditions(request.match, bindings);
  const facets = emptyFacets();
  const counts = (Object.keys(facets) as FacetName[]).map((name) => {
    const { value, from } = facetValues[name];
    const conditions = [`${value} IS NOT NULL`, ...filterConditions(request.filters, bindings, name)];
    return `SELECT '${name}' AS name, ${value} AS value, count(*)::int AS count FROM ${from} ${whereAll(conditions)} GROUP BY ${value}`;
  });
  const rows = await sql.query<{ name: FacetName; value: string; count: number }>(
    `WITH matched AS MATERIALIZED (SELECT source_id, concepts, territories, year, kind FROM search_document ${whereAll(match)})
     ${counts.join(' UNION ALL ')}`,
    bindings.values,
  );
  for (const { name, value, count } of rows) facets[name].push({ value, count });
  for (const name of Object.keys(facets) as FacetName[]) facets[name] = sortCounts(facets[name]);
  return facets;
}

function allConditions(request: Omit<FindRequest, 'size'>, bindings: Bindings): string[] {
  return [...matchConditions(request.match, bindings), ...filterConditions(request.filters, bindings)];
}

function matchConditions(match: ResolvedQuery | undefined, bindings: Bindings): string[] {
  return match ? [`vector @@ ${bindings.bind(match.tsquery)}::tsquery`] : [];
}

function afterDate(after: DatePosition, bindings: Bindings): string {
  const sortAt = `${bindings.bind(after.sortAt)}::bigint`;
  return `(sort_at < ${sortAt} OR (sort_at = ${sortAt} AND id > ${bindings.bind(after.id)}))`;
}
