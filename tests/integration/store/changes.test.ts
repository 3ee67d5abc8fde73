import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { sampleTag, sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { noon, sampleItem, sampleSource } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(async () => {
  await store.sql.query('truncate source, item, change cascade');
  await store.sources.save(sampleSource(), 'config', noon);
});

const save = (id: string, version = 1) =>
  store.items.saveTagged(
    sampleItem({ id, seenKey: `guid:${id}`, version, contentHash: `${id}-${version}` }),
    sampleTagging(),
  );
const pending = async () => (await store.changes.list('search', 100)).map((change) => change.itemId);

describe('the change log', () => {
  it('gives the oldest first; an item changed again goes to the end, once', async () => {
    for (const id of ['a', 'b', 'c']) await save(id);
    await save('a', 2);
    expect(await pending()).toEqual(['b', 'c', 'a']);
    expect((await store.changes.list('search', 2)).map((change) => change.itemId)).toEqual(['b', 'c']);
    expect(await store.changes.count('search')).toBe(3);
  });

  it('keeps a change that came while the one before was being taken in', async () => {
    await save('a');
    await save('b');
    const taken = await store.changes.list('search', 10);
    await save('a', 2);
    await store.changes.acknowledge('search', taken);
    expect(await pending()).toEqual(['a']);
    await store.changes.acknowledge('search', await store.changes.list('search', 10));
    expect(await pending()).toEqual([]);
    await store.changes.acknowledge('search', []);
  });

  it('makes every item a change again when the index is to be rebuilt', async () => {
    await save('a');
    await save('b');
    const before = await store.changes.list('search', 10);
    await store.changes.acknowledge('search', before.slice(0, 1));
    expect(await store.changes.markAll('search')).toBe(2);
    await store.changes.acknowledge('search', before);
    expect((await pending()).sort()).toEqual(['a', 'b']);
  });

  it('acknowledges a large batch', async () => {
    await store.sql.query(
      `insert into change (consumer, item_id, kind) select 'search', 'item-' || n, 'upsert' from generate_series(1, 5000) n`,
    );
    await store.changes.acknowledge('search', await store.changes.list('search', 5000));
    expect(await store.changes.count('search')).toBe(0);
  });
});

describe('transaction', () => {
  it('writes an action and its audit row together, or neither', async () => {
    await save('a');
    const refuse = (fail: boolean) =>
      store.transaction(async (families) => {
        const tag = sampleTag('c', { state: 'refused' });
        await families.items.saveCuratedTag('a', tag, noon);
        await families.curation.record({
          at: noon,
          actorId: 'cli',
          action: 'tag.refuse',
          subjectType: 'item',
          subjectId: 'a',
          detail: { concept: 'c' },
        });
        if (fail) throw new RangeError('changed its mind');
      });
    const refusals = () => store.sql.query('select 1 from item_tag');
    await expect(refuse(true)).rejects.toThrow(RangeError);
    expect(await store.curation.list({ limit: 10 })).toEqual([]);
    expect(await refusals()).toEqual([]);

    await refuse(false);
    expect(await store.curation.list({ subjectType: 'item', subjectId: 'a', limit: 10 })).toEqual([
      { at: noon, actorId: 'cli', action: 'tag.refuse', subjectType: 'item', subjectId: 'a', detail: { concept: 'c' } },
    ]);
    expect(await refusals()).toHaveLength(1);
    expect(await store.curation.list({ subjectId: 'b', limit: 10 })).toEqual([]);
  });

  it('fails as a whole when an error inside it is swallowed', async () => {
    const work = store.transaction(async (families) => {
      await families.settings.save('kept', 'no');
      await families.sources
        .recordFetch(
          {
            sourceId: 'la-gazette',
            at: noon,
            outcome: 'x',
            durationMs: Number.NaN,
            itemsNew: 0,
            itemsUpdated: 0,
            itemsBad: 0,
          },
          { nextFetchAt: noon },
        )
        .catch(() => {});
    });
    await expect(work).rejects.toThrow();
    expect(await store.settings.find('kept')).toBeUndefined();
  });

  it('gives its connection back after each failure', async () => {
    const failures = Array.from({ length: 12 }, () =>
      store.transaction(() => Promise.reject(new Error('no'))).catch(() => 'failed'),
    );
    expect(await Promise.all(failures)).toEqual(Array.from({ length: 12 }, () => 'failed'));
    await store.ping();
  });
});

describe('sql', () => {
  it('gives rows, and writes all of a transaction or nothing, nested ones included', async () => {
    expect(await store.sql.query<{ n: number }>('select $1::int + 1 as n', [1])).toEqual([{ n: 2 }]);
    const insert = `insert into setting values ($1, 'x')`;
    const failing = store.sql.transaction(async (sql) => {
      await sql.query(insert, ['outer']);
      await sql.transaction((inner) => inner.query(insert, ['inner']));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.settings.find('inner')).toBeUndefined();
    await store.sql.transaction((sql) => sql.query(insert, ['outer']));
    expect(await store.settings.find('outer')).toBe('x');
  });

  it('says what PostgreSQL refused as an error of ours', async () => {
    await expect(store.sql.query('select nonsense')).rejects.toMatchObject({ name: 'VigieError', code: 'internal' });
  });
});
