// The default search engine: PostgreSQL full text over stems from our own analyser, in the same database as the items.
import type { MarkedText, SearchHit, SearchQuery, SearchResult } from '../../model/search.ts';
import { analyseQuery } from '../analyse-query.ts';
import { invalidCursor, pageSize, parseCursor, toCursor } from '../cursor.ts';
import { emptyFacets } from '../facet-counts.ts';
import { indexFingerprint } from '../index-fingerprint.ts';
import { clipAround, markText, toOneLine } from '../marked-text.ts';
import type { SearchEngine } from '../search-engine.ts';
import { toEngineError } from './engine-error.ts';
import {
  countDocuments,
  countFacets,
  type DatePosition,
  findByDate,
  findByRank,
  type RankPosition,
} from './find-documents.ts';
import { type ResolvedQuery, resolveQuery, type Stage } from './resolve-query.ts';
import type { SqlClient } from './sql-client.ts';
import { createVocabularyReader } from './vocabulary-reader.ts';
import { writeDocuments } from './write-documents.ts';

const name = 'postgres';
/** Grows with the shape of the rows that document-row.ts makes. */
const layoutVersion = 1;
/** How far into a text an excerpt is looked for. */
const excerptSourceCharacters = 50_000;

/** The tables come from the store's migrations; this engine only reads and writes them. */
export function createPostgresEngine(sql: SqlClient): SearchEngine {
  const readVocabulary = createVocabularyReader(sql);

  async function guard<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toEngineError(error, doing);
    }
  }

  async function search(query: SearchQuery): Promise<SearchResult> {
    const size = pageSize(query);
    const position = parsePosition(query);
    const words = analyseQuery(query.q);
    if (words.length === 0 && query.q?.trim())
      return { hits: [], total: 0, ...(query.facets ? { facets: emptyFacets() } : {}) };
    const match = words.length > 0 ? await resolveQuery(sql, words, readVocabulary, position?.stage) : undefined;
    const request = { ...(match ? { match } : {}), filters: query.filters, size: size + 1 };
    const [found, total, facets] = await Promise.all([
      match && query.sort === 'relevance'
        ? findByRank(sql, { ...request, match }, position?.after)
        : findByDate(sql, request, position?.after),
      countDocuments(sql, request),
      query.facets ? countFacets(sql, request) : undefined,
    ]);
    const page = found.slice(0, size);
    const last = found.length > size ? page.at(-1) : undefined;
    return {
      hits: await loadHits(sql, page, match),
      total,
      ...(facets ? { facets } : {}),
      ...(last ? { nextCursor: toCursor(name, query, [match?.stage ?? 0, ...toPosition(last)]) } : {}),
    };
  }

  return {
    name,
    fingerprint: indexFingerprint(name, layoutVersion),
    prepare: () =>
      guard('looking for its tables', async () => {
        await sql.query('SELECT FROM search_document, search_text, search_word LIMIT 0');
      }),
    write: (batch) => guard('writing to the index', () => writeDocuments(sql, batch)),
    search: (query) => guard('searching', () => search(query)),
    count: () => guard('counting', () => countDocuments(sql, { filters: {} })),
    async close() {},
  };
}

/** Score 0 stands for pages in date order, which do not look at it. */
function toPosition(found: DatePosition | RankPosition): (string | number)[] {
  return ['score' in found ? found.score : 0, found.sortAt, found.id];
}

function parsePosition(query: SearchQuery): { stage: Stage; after: RankPosition } | undefined {
  const position = parseCursor(name, query);
  if (!position) return undefined;
  const [stage, score, sortAt, id] = position;
  if ((stage !== 0 && stage !== 1 && stage !== 2 && stage !== 3) || typeof score !== 'number') throw invalidCursor();
  if (typeof sortAt !== 'number' || typeof id !== 'string' || id.includes('\0')) throw invalidCursor();
  if (Math.abs(score) > 1e9) throw invalidCursor();
  return { stage, after: { score, sortAt, id } };
}

async function loadHits(sql: SqlClient, page: DatePosition[], match?: ResolvedQuery): Promise<SearchHit[]> {
  if (page.length === 0) return [];
  const rows = await sql.query<{ id: string; title: string; excerpt: string; text: string }>(
    `SELECT id, title, excerpt, ${match ? 'left(text, $2::int)' : "''"} AS text FROM search_text WHERE id = ANY($1::text[])`,
    match ? [page.map((found) => found.id), excerptSourceCharacters] : [page.map((found) => found.id)],
  );
  const rowById = new Map(rows.map((row) => [row.id, row]));
  // A document deleted since the page was found is left out.
  return page.flatMap(({ id }) => {
    const row = rowById.get(id);
    if (!row) return [];
    const { title } = row;
    const excerpt = toOneLine(row.excerpt);
    if (!match) return [{ id, title: { text: title, marks: [] }, excerpt: clipAround({ text: excerpt, marks: [] }) }];
    return [{ id, title: mark(title, match.stems), excerpt: toExcerpt(toOneLine(row.text), excerpt, match.stems) }];
  });
}

/** From the text when it holds a match, else the item's own excerpt. */
function toExcerpt(text: string, excerpt: string, stems: Set<string>): MarkedText {
  const marked = mark(text, stems);
  return clipAround(marked.marks.length > 0 ? marked : mark(excerpt, stems));
}

function mark(text: string, stems: Set<string>): MarkedText {
  return markText(text, (token) => !token.isStop && stems.has(token.stem));
}
