// The PostgreSQL engine on a real server: the common suite, and what is its own (the vocabulary, the widening of a search, its limits).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import type { SearchDocument, SearchQuery } from '../../../src/model/search.ts';
import { openSearch } from '../../../src/search/open-search.ts';
import { createPostgresEngine } from '../../../src/search/postgres/create-postgres-engine.ts';
import type { SearchEngine } from '../../../src/search/search-engine.ts';
import { openTestStore } from '../../support/test-store.ts';
import { frenchDocuments } from './french-documents.ts';
import { testSearchEngine } from './search-engine.conformance.ts';

testSearchEngine('PostgreSQL', async () => {
  const { store, close } = await openTestStore();
  return { engine: await openSearch({ sql: store.sql, log: createLog({ level: 'silent' }) }), close };
});

function documentOf(id: string, title: string, text = '', sortAt = 1_700_000_000): SearchDocument {
  return { id, title, excerpt: '', text, sourceId: 's', concepts: [], territories: [], kind: 'article', sortAt };
}

describe('the PostgreSQL engine', () => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let engine: SearchEngine;

  beforeAll(async () => {
    opened = await openTestStore();
    engine = createPostgresEngine(opened.store.sql);
  });
  afterAll(() => opened?.close());
  beforeEach(async () => {
    await opened.store.sql.query('TRUNCATE search_document CASCADE');
    await opened.store.sql.query("UPDATE search_word SET documents = 0, revision = nextval('search_revision')");
  });

  async function idsOf(q: string, query: Partial<SearchQuery> = {}): Promise<string[]> {
    const result = await engine.search({ q, filters: {}, sort: 'relevance', limit: 50, facets: false, ...query });
    return result.hits.map((hit) => hit.id);
  }
  async function wordCounts(): Promise<Record<string, number>> {
    const rows = await opened.store.sql.query<{ word: string; documents: number }>(
      'SELECT word, documents FROM search_word WHERE documents <> 0',
    );
    return Object.fromEntries(rows.map((row) => [row.word, row.documents]));
  }
  async function recount(): Promise<Record<string, number>> {
    const rows = await opened.store.sql.query<{ word: string; documents: number }>(
      'SELECT word, count(*)::int AS documents FROM search_text, unnest(words) AS word GROUP BY word',
    );
    return Object.fromEntries(rows.map((row) => [row.word, row.documents]));
  }

  it('keeps the counts of its words exact through concurrent writes, changes and removals', async () => {
    const other = createPostgresEngine(opened.store.sql);
    await Promise.all([
      engine.write({ upserts: frenchDocuments, deletes: [] }),
      other.write({ upserts: frenchDocuments.toReversed(), deletes: ['atelier'] }),
      engine.write({ upserts: [documentOf('atelier', 'Une fabrique')], deletes: ['mais'] }),
      other.write({ upserts: [], deletes: ['budget', 'mais'] }),
    ]);
    expect(Object.keys(await recount()).length).toBeGreaterThan(50);
    expect(await wordCounts()).toEqual(await recount());
    await engine.write({ upserts: [], deletes: [...frenchDocuments.map((document) => document.id)] });
    expect(await wordCounts()).toEqual({});
  });

  it('learns the words that another process writes', async () => {
    await engine.write({ upserts: [documentOf('a', 'Une coopérative')], deletes: [] });
    expect(await idsOf('cooperrative')).toEqual(['a']);
    await createPostgresEngine(opened.store.sql).write({
      upserts: [documentOf('b', 'Une médiathèque')],
      deletes: ['a'],
    });
    expect(await idsOf('mediatheqque')).toEqual(['b']);
    expect(await idsOf('cooperrative')).toEqual([]);
  });

  it('lets misspellings and completions join below twenty exact matches, after them, and not above', async () => {
    const exact = Array.from({ length: 19 }, (_, index) =>
      documentOf(`exact-${index}`, 'Plan', 'Une note.', 1_600_000_000),
    );
    await engine.write({ upserts: [...exact, documentOf('longer', 'Planification', '', 1_700_000_000)], deletes: [] });
    const few = await idsOf('plan');
    expect(few).toHaveLength(20);
    expect(few.at(-1)).toBe('longer');
    await engine.write({ upserts: [documentOf('exact-19', 'Plan')], deletes: [] });
    expect(await idsOf('plan')).not.toContain('longer');
  });

  it('does without a word only when no document has them all', async () => {
    await engine.write({
      upserts: [documentOf('a', 'Budget participatif de Nantes'), documentOf('b', 'Budget climat')],
      deletes: [],
    });
    expect(await idsOf('budget participatif')).toEqual(['a']);
    expect((await idsOf('budget xylophoniste')).toSorted()).toEqual(['a', 'b']);
    expect(await idsOf('xylophoniste zinzolin')).toEqual([]);
  });

  it('gives each document once along the pages of a widened search', async () => {
    const upserts = Array.from({ length: 9 }, (_, index) =>
      documentOf(`d${index}`, index % 2 ? 'Un plan' : 'Une planification'),
    );
    await engine.write({ upserts, deletes: [] });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await engine.search({
        q: 'plan',
        filters: {},
        sort: 'relevance',
        limit: 2,
        facets: false,
        ...(cursor ? { cursor } : {}),
      });
      expect(page.total).toBe(9);
      seen.push(...page.hits.map((hit) => hit.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 4).toSorted()).toEqual(['d1', 'd3', 'd5', 'd7']);
    expect(seen.toSorted()).toEqual(upserts.map((document) => document.id));
  });

  it('prefers the newer of two documents that answer as well', async () => {
    await engine.write({
      upserts: [
        documentOf('old', 'Un tiers-lieu', '', 1_500_000_000),
        documentOf('new', 'Un tiers-lieu', '', 1_700_000_000),
      ],
      deletes: [],
    });
    expect(await idsOf('tiers-lieu')).toEqual(['new', 'old']);
  });

  it('takes in a text far beyond what PostgreSQL can index, and finds its first words', async () => {
    const text = Array.from({ length: 80_000 }, (_, index) => `mot${index}`).join(' ');
    await engine.write({ upserts: [documentOf('huge', 'Un rapport', text)], deletes: [] });
    expect(await idsOf('mot12')).toContain('huge');
  });

  it('says what to do when its tables are missing', async () => {
    const sql = opened.store.sql;
    await sql.query('ALTER TABLE search_word RENAME TO search_word_away');
    const error = await engine.prepare().catch((thrown: unknown) => thrown);
    await sql.query('ALTER TABLE search_word_away RENAME TO search_word');
    expect(error).toMatchObject({ code: 'internal', message: expect.stringContaining('run the migrations') });
    await expect(engine.prepare()).resolves.toBeUndefined();
  });
});
