// saveRetagged: the bulk path of re-tagging, which must keep every rule of saveTagged.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../../../src/model/item.ts';
import type { ItemTag } from '../../../src/model/tag.ts';
import type { Tagging } from '../../../src/model/tagging.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleConceptTag, sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { cityOfRennesIn, minutesAfter, noon, rennesIn, sampleItem, sampleSource, tagOf } from './samples.ts';

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

const makeItem = (id: string, changes: Partial<Item> = {}) =>
  sampleItem({ id, seenKey: `guid:${id}`, contentHash: id, ...changes });
const some = sampleItem();
const before = sampleTagging({ tags: [tagOf(some)], suggestions: [sampleConceptTag('nudge')] });
const after: Tagging = {
  tags: [sampleConceptTag('nudge', { confidence: 0.62 }), tagOf(some, 'participation', 'habitants')],
  suggestions: [{ ...tagOf(some), confidence: 0.4 }],
  places: [rennesIn(some)],
  actors: [cityOfRennesIn(some)],
  kind: { kind: 'event', reasons: [], dates: [{ role: 'start', date: '2026-05-01', from: 'structured-data' }] },
};

/** Stored with their first tagging, and taken in by the index. */
async function storeItems(...ids: string[]): Promise<Item[]> {
  for (const id of ids) await store.items.saveTagged(makeItem(id), before);
  await store.changes.acknowledge('search', await store.changes.list('search', 1000));
  return ids.map((id) => makeItem(id));
}
const retag = (items: Item[], tagging: Tagging) => store.items.saveRetagged(items.map((item) => ({ item, tagging })));
const changedIds = async () => (await store.changes.list('search', 1000)).map((change) => change.itemId);
const statesOf = async (id: string) => {
  const walked = await store.items.listForWalk({ limit: 1000 });
  return walked.find(({ item }) => item.id === id)?.tags.map(({ conceptId, state }) => `${conceptId} ${state}`);
};

describe('saveRetagged', () => {
  it('gives every item of the batch what was found in it, and a change', async () => {
    const items = await storeItems('b', 'a', 'c');
    expect((await retag(items, after)).sort()).toEqual(['a', 'b', 'c']);
    expect(await changedIds()).toEqual(['a', 'b', 'c']);
    for (const found of await store.items.listTagged(['a', 'b', 'c'])) {
      expect(found).toMatchObject({
        tags: after.tags.map((tag) => ({ ...tag, state: 'auto' })),
        suggestions: after.suggestions.map((tag) => ({ ...tag, state: 'suggested' })),
        places: after.places,
        actors: after.actors,
        kind: 'event',
        declaredKind: 'article',
        dates: after.kind.dates,
        version: 1,
      });
    }
  });

  it('gives exactly what saveTagged gives', async () => {
    const [one, two] = await storeItems('one', 'two');
    if (!one || !two) throw new Error('not stored');
    await store.items.saveTagged(one, after);
    await retag([two], after);
    const { id: _id, seenKey: _key, contentHash: _hash, ...byOne } = (await store.items.findTagged('one')) ?? {};
    expect(await store.items.findTagged('two')).toMatchObject(byOne);
  });

  it('changes, marks and gives only those that differ', async () => {
    const items = await storeItems('a', 'b', 'c');
    await retag(items.slice(0, 1), after);
    await store.changes.acknowledge('search', await store.changes.list('search', 10));
    expect(await retag(items, after)).toEqual(['b', 'c']);
    expect(await changedIds()).toEqual(['b', 'c']);
    expect(await retag(items, after)).toEqual([]);
    expect(await retag([], after)).toEqual([]);
  });

  it('never brings back a refused tag, nor removes an added one, whatever is found', async () => {
    const items = await storeItems('a');
    const refused: ItemTag = { ...tagOf(some), state: 'refused' };
    const added: ItemTag = { ...tagOf(some, 'civic-tech', 'habitants'), state: 'added' };
    await store.items.saveCuratedTag('a', refused, noon);
    await store.items.saveCuratedTag('a', added, noon);
    const again = [tagOf(some), tagOf(some, 'civic-tech', 'habitants')];
    for (const tagging of [
      sampleTagging(),
      sampleTagging({ tags: again }),
      sampleTagging({ suggestions: again }),
      after,
    ]) {
      await retag(items, tagging);
      expect(await statesOf('a')).toEqual(expect.arrayContaining(['budget-participatif refused', 'civic-tech added']));
      await store.items.saveTagged(makeItem('a'), tagging);
      expect(await statesOf('a')).toEqual(expect.arrayContaining(['budget-participatif refused', 'civic-tech added']));
    }
    expect(await store.items.listDecided({ conceptId: 'civic-tech', limit: 10 })).toHaveLength(1);
    expect(await store.items.listDecided({ conceptId: 'budget-participatif', limit: 10 })).toHaveLength(1);
  });

  it('keeps a decision made after the item was read', async () => {
    await storeItems('a');
    const [read] = await store.items.listForWalk({ limit: 1 });
    if (!read) throw new Error('not stored');
    await store.items.saveCuratedTag('a', { ...tagOf(some), state: 'refused' }, noon);
    await retag([read.item], before);
    expect(await statesOf('a')).toEqual(['budget-participatif refused', 'nudge suggested']);
  });

  it('leaves alone an item that was updated after it was read', async () => {
    const items = await storeItems('a', 'b');
    const newer = makeItem('a', { version: 2, contentHash: 'a2', updatedAt: minutesAfter(5), text: 'Un autre texte.' });
    await store.items.saveTagged(newer, sampleTagging({ tags: [sampleConceptTag('open-data')] }));
    expect(await retag(items, after)).toEqual(['b']);
    expect(await statesOf('a')).toEqual(['open-data auto']);
    expect(await store.items.find('a')).toEqual(newer);
  });

  it('leaves alone an item that is not stored, and takes the last word of one given twice', async () => {
    const items = await storeItems('a');
    const batch = [
      { item: makeItem('gone'), tagging: after },
      ...items.flatMap((item) => [
        { item, tagging: sampleTagging() },
        { item, tagging: after },
      ]),
    ];
    expect(await store.items.saveRetagged(batch)).toEqual(['a']);
    expect(await store.items.findTagged('gone')).toBeUndefined();
    expect((await store.items.findTagged('a'))?.kind).toBe('event');
  });

  it('writes nothing of a batch of which one item fails', async () => {
    const items = await storeItems('a', 'b');
    const [good, bad] = items;
    if (!good || !bad) throw new Error('not stored');
    const batch = [
      { item: good, tagging: after },
      // @ts-expect-error a weight that the table refuses
      { item: bad, tagging: sampleTagging({ tags: [sampleConceptTag('x', { weight: 'heavy' })] }) },
    ];
    await expect(store.items.saveRetagged(batch)).rejects.toMatchObject({ code: 'internal' });
    expect(await statesOf('a')).toEqual(['budget-participatif auto', 'nudge suggested']);
    expect(await changedIds()).toEqual([]);
  });

  it('takes a batch of more values than a statement may have parameters', async () => {
    const ids = Array.from({ length: 400 }, (_, n) => `item-${String(n).padStart(3, '0')}`);
    const items = await storeItems(...ids);
    const tags = Array.from({ length: 25 }, (_, n) => sampleConceptTag(`concept-${n}`));
    expect(await retag(items, sampleTagging({ tags }))).toHaveLength(400);
    expect(await store.counts()).toMatchObject({ items: 400, tags: 10_000, pendingChanges: 400 });
  });

  it('stands beside other batches, fetches, curators and the index', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `item-${n}`);
    const items = await storeItems(...ids);
    const index = async () => store.changes.acknowledge('search', (await store.changes.list('search', 1000)).reverse());
    for (let round = 0; round < 8; round++) {
      const tagging = round % 2 ? before : after;
      await Promise.all([
        retag(items, tagging),
        retag([...items].reverse(), tagging),
        index(),
        round % 4 === 0 && store.changes.markAll('search'),
        ...items.slice(0, 5).map((item) => store.items.saveTagged(item, round % 2 ? after : before)),
        store.items.saveCuratedTag('item-7', { ...tagOf(some), state: round % 2 ? 'added' : 'refused' }, noon),
        index(),
      ]);
    }
    expect(await statesOf('item-7')).toContain('budget-participatif added');
  });
});

describe('whoever writes several rows', () => {
  /** Touches `first`, lets `work` run until it waits for that row, then touches `second`: a deadlock if `work` holds it already. */
  async function crossing(table: 'item' | 'change', [first, second]: [string, string], work: () => Promise<unknown>) {
    const column = table === 'item' ? 'id' : 'item_id';
    const touch = `update ${table} set kind = kind where ${column} = $1`;
    let done: Promise<unknown> = Promise.resolve();
    await store.sql.transaction(async (sql) => {
      await sql.query(touch, [first]);
      done = work();
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => sql.query(waiting)).toHaveLength(1);
      await sql.query(touch, [second]);
    });
    await done;
  }

  it.each(['item', 'change'] as const)(
    'in bulk takes the rows of %s in id order, whatever the order given',
    async (table) => {
      const items = await storeItems('a', 'b');
      await store.changes.markAll('search');
      await crossing(table, ['a', 'b'], () => retag([...items].reverse(), after));
      expect(await changedIds()).toEqual(['a', 'b']);
    },
  );

  it('acknowledges in id order, whatever the order given', async () => {
    await storeItems('a', 'b');
    await store.changes.markAll('search');
    const changes = await store.changes.list('search', 10);
    await crossing('change', ['a', 'b'], () => store.changes.acknowledge('search', [...changes].reverse()));
    expect(await changedIds()).toEqual([]);
  });

  it('marks all once the writers before it are through', async () => {
    await storeItems('a', 'b');
    await store.changes.markAll('search');
    for (const order of [['a', 'b'] as const, ['b', 'a'] as const])
      await crossing('change', [...order], () => store.changes.markAll('search'));
    expect(await changedIds()).toEqual(['a', 'b']);
  });
});
