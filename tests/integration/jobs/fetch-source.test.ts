// fetch-source on a real store, with a site that answers from memory: what is remembered, and when.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetchSource, type FetchSourceDeps } from '../../../src/jobs/handlers/fetch-source.ts';
import { createLog } from '../../../src/log.ts';
import type { FetchOutcome } from '../../../src/model/fetch.ts';
import type { TagInput } from '../../../src/model/tagging.ts';
import { sampleConceptTag, sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';

const now = new Date('2026-03-02T12:00:00Z');
const hourMs = 60 * 60 * 1000;
const glossary = { version: 'one', themes: [], concepts: [] };
const url = 'https://ville.example/flux';

function feed(titles: string[]): FetchOutcome {
  const items = titles.map(
    (title) => `<item><title>${title}</title><guid>${title}</guid><link>https://ville.example/${title}</link></item>`,
  );
  const bytes = Buffer.from(`<rss version="2.0"><channel><title>Ville</title>${items.join('')}</channel></rss>`);
  return {
    type: 'changed',
    body: {
      url,
      status: 200,
      bytes,
      contentType: 'application/rss+xml',
      validators: { etag: '"1"' },
      headers: {},
      cacheMaxAgeMs: 3 * hourMs,
    },
  };
}

describe('fetch-source', () => {
  let database: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    database = await openTestStore();
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.store.sql.query('truncate source, item, change cascade');
    const declaration = {
      id: 'ville',
      title: 'Ville',
      url,
      kind: 'feed',
      itemKind: 'article',
      pages: 'never',
      language: 'fr',
    } as const;
    await database.store.sources.save(declaration, 'config', now);
  });

  const run = (answer: FetchOutcome, changes: Partial<FetchSourceDeps> = {}) =>
    createFetchSource({
      store: database.store,
      fetcher: { fetchFeed: async () => answer, fetchPage: async () => answer },
      inForce: {
        current: () => ({ number: 1, glossary, tagger: { tag: () => sampleTagging() } }),
        refresh: async () => {},
      },
      enqueue: async () => {},
      now: () => now,
      random: () => 0.5,
      pagesPerRunMax: 10,
      log: createLog({ level: 'silent' }),
      ...changes,
    })({ sourceId: 'ville' });

  it('comes back no sooner than the server says its answer stays fresh', async () => {
    await run(feed(['a']));
    const source = await database.store.sources.find('ville');
    expect(source?.nextFetchAt.getTime()).toBe(now.getTime() + 3 * hourMs);
    await run({ type: 'unchanged', status: 304, cacheMaxAgeMs: 4 * hourMs });
    expect((await database.store.sources.find('ville'))?.nextFetchAt.getTime()).toBe(now.getTime() + 4 * hourMs);
  });

  it('keeps the rest of a feed when one item fails, and remembers nothing so that it is tried again', async () => {
    const tag = ({ title }: TagInput) => {
      if (title === 'b') throw new Error('a defect of ours');
      return sampleTagging();
    };
    const inForce = { current: () => ({ number: 1, glossary, tagger: { tag } }), refresh: async () => {} };
    expect(await run(feed(['a', 'b', 'c']), { inForce })).toMatchObject({ itemsNew: 2, itemsFailed: 1 });
    const failed = await database.store.sources.find('ville');
    expect(failed).toMatchObject({ validators: {}, lastOutcome: 'error', errorCount: 1 });
    expect(await run(feed(['a', 'b', 'c']))).toMatchObject({ itemsNew: 1, itemsFailed: 0 });
    expect(await database.store.sources.find('ville')).toMatchObject({ validators: { etag: '"1"' }, errorCount: 0 });
  });

  it('tags an item again when another glossary came in force while it was being saved', async () => {
    let number = 1;
    const taggers = new Map([
      [1, { tag: () => sampleTagging() }],
      [2, { tag: () => sampleTagging({ tags: [sampleConceptTag('tiers-lieu')] }) }],
    ]);
    const current = () => ({ number, glossary, tagger: taggers.get(number) ?? { tag: () => sampleTagging() } });
    const refresh = async () => {
      // In force since before this look, after the item was tagged.
      number = 2;
    };
    expect(await run(feed(['a']), { inForce: { current, refresh } })).toMatchObject({ itemsNew: 1 });
    const [id = ''] = await database.store.items.listIds({ limit: 1 });
    expect((await database.store.items.findTagged(id))?.tags.map(({ conceptId }) => conceptId)).toEqual(['tiers-lieu']);
  });

  it('leaves a source alone that another process is reading', async () => {
    const lock = await database.store.tryLock('source:ville');
    expect(await run(feed(['a']))).toEqual({ outcome: 'busy' });
    await lock?.release();
    expect(await run(feed(['a']))).toMatchObject({ outcome: 'changed', itemsNew: 1 });
  });
});
