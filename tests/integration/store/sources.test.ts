import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon, sampleFetch, sampleSource } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(() => store.sql.query('truncate source cascade'));

const read = { nextFetchAt: minutesAfter(60), validators: { etag: 'W/"a\tb"', lastModified: 'lundi' }, bodyHash: 'b1' };

describe('save', () => {
  it('inserts a source that is active and due at once', async () => {
    const declaration = sampleSource({ siteUrl: 'https://gazette.example/' });
    const saved = await store.sources.save(declaration, 'config', noon);
    expect(saved).toEqual({
      ...declaration,
      origin: 'config',
      active: true,
      validators: {},
      nextFetchAt: noon,
      errorCount: 0,
    });
    expect(await store.sources.find('la-gazette')).toEqual(saved);
    expect(await store.sources.find('nobody')).toBeUndefined();
  });

  it('updates what is declared and keeps what is remembered of reading it', async () => {
    await store.sources.save(sampleSource(), 'config', noon);
    await store.sources.recordFetch(sampleFetch(), read);
    const saved = await store.sources.save(sampleSource({ title: 'La Gazette des villes' }), 'config', minutesAfter(5));
    expect(saved).toMatchObject({
      title: 'La Gazette des villes',
      validators: read.validators,
      bodyHash: 'b1',
      nextFetchAt: read.nextFetchAt,
      lastFetchAt: noon,
      lastOutcome: 'changed',
    });
  });

  it.each([
    ['URL', { url: 'https://gazette.example/other.xml' }],
    ['kind and selectors', { kind: 'list' as const, selectors: { item: 'li', link: 'a', title: 'h2' } }],
  ])('forgets the validators and is due at once when its %s changes', async (_what, changes) => {
    await store.sources.save(sampleSource(), 'config', noon);
    await store.sources.recordFetch(sampleFetch(), read);
    const saved = await store.sources.save(sampleSource(changes), 'config', minutesAfter(5));
    expect(saved).toMatchObject({ ...changes, validators: {}, nextFetchAt: minutesAfter(5), lastOutcome: 'changed' });
    expect(saved.bodyHash).toBeUndefined();
  });

  it('keeps a source off that a fetch switched off, until a person declares it again or its URL changes', async () => {
    await store.sources.save(sampleSource(), 'config', noon);
    await store.sources.recordFetch(sampleFetch(), { nextFetchAt: noon, error: 'gone', active: false });
    expect((await store.sources.save(sampleSource(), 'config', noon)).active).toBe(false);
    expect((await store.sources.save(sampleSource(), 'api', noon)).active).toBe(true);
  });
});

describe('deactivateMissing', () => {
  it('switches off what the configuration no longer names, and only that', async () => {
    await store.sources.save(sampleSource({ id: 'kept' }), 'config', noon);
    await store.sources.save(sampleSource({ id: 'gone' }), 'config', noon);
    await store.sources.save(sampleSource({ id: 'by-hand' }), 'api', noon);
    expect(await store.sources.deactivateMissing(['kept'], noon)).toEqual(['gone']);
    expect(await store.sources.deactivateMissing(['kept'], noon)).toEqual([]);
    const active = (await store.sources.list()).filter((source) => source.active).map((source) => source.id);
    expect(active.sort()).toEqual(['by-hand', 'kept']);
  });

  it('is undone when the configuration names the source again', async () => {
    await store.sources.save(sampleSource(), 'config', noon);
    await store.sources.deactivateMissing([], noon);
    expect((await store.sources.save(sampleSource(), 'config', noon)).active).toBe(true);
  });
});

describe('lists', () => {
  it('go by title as French sorts', async () => {
    for (const [index, title] of ['zèbre', 'Été', 'ete', 'élan', 'eau'].entries())
      await store.sources.save(sampleSource({ id: `s-${index}`, title }), 'api', noon);
    expect((await store.sources.list()).map((source) => source.title)).toEqual(['eau', 'élan', 'ete', 'Été', 'zèbre']);
  });

  it('of due sources hold the active ones whose time has come, the longest due first', async () => {
    for (const [id, minutes] of [
      ['late', -10],
      ['later', -20],
      ['now', 0],
      ['soon', 1],
      ['off', -30],
    ] as const) {
      await store.sources.save(sampleSource({ id }), 'api', minutesAfter(minutes));
    }
    await store.sources.recordFetch(sampleFetch({ sourceId: 'off' }), {
      nextFetchAt: minutesAfter(-30),
      active: false,
    });
    expect((await store.sources.listDue(noon, 10)).map((source) => source.id)).toEqual(['later', 'late', 'now']);
    expect((await store.sources.listDue(noon, 1)).map((source) => source.id)).toEqual(['later']);
  });
});

describe('recordFetch', () => {
  it('counts failures in a row and forgets them at the first success; absent validators keep what is stored', async () => {
    await store.sources.save(sampleSource(), 'config', noon);
    await store.sources.recordFetch(sampleFetch(), read);
    for (const count of [1, 2]) {
      await store.sources.recordFetch(sampleFetch({ outcome: 'unreachable' }), { nextFetchAt: noon, error: 'DNS' });
      expect(await store.sources.find('la-gazette')).toMatchObject({
        errorCount: count,
        lastError: 'DNS',
        validators: read.validators,
        bodyHash: 'b1',
      });
    }
    expect(await store.counts()).toMatchObject({ fetchErrors: 2 });
    await store.sources.recordFetch(sampleFetch({ outcome: 'unchanged' }), { nextFetchAt: noon });
    const healthy = await store.sources.find('la-gazette');
    expect(healthy).toMatchObject({ errorCount: 0, lastOutcome: 'unchanged' });
    expect(healthy?.lastError).toBeUndefined();
  });

  it('keeps the newest 50 of its source, newest first', async () => {
    await store.sources.save(sampleSource(), 'config', noon);
    await store.sources.save(sampleSource({ id: 'other' }), 'config', noon);
    await store.sources.recordFetch(sampleFetch({ sourceId: 'other' }), read);
    for (let minute = 1; minute <= 53; minute += 1)
      await store.sources.recordFetch(sampleFetch({ at: minutesAfter(minute), itemsNew: minute }), read);
    const kept = await store.sources.listFetches('la-gazette', 100);
    expect(kept).toHaveLength(50);
    expect(kept[0]).toEqual(sampleFetch({ at: minutesAfter(53), itemsNew: 53 }));
    expect(kept.at(-1)?.itemsNew).toBe(4);
    expect(await store.sources.listFetches('la-gazette', 2)).toHaveLength(2);
    expect(await store.sources.listFetches('other', 100)).toHaveLength(1);
  });

  it('refuses a source that does not exist and leaves no history of it', async () => {
    await expect(store.sources.recordFetch(sampleFetch(), read)).rejects.toMatchObject({ code: 'not-found' });
  });
});
