import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../../../src/model/item.ts';
import type { Tagging } from '../../../src/model/tagging.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleConceptTag, sampleTag, sampleTagging } from '../../support/sample-tag.ts';
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

const item = sampleItem();
const suggestion = { ...tagOf(item, 'participation', 'habitants'), confidence: 0.31 };
const tagging: Tagging = {
  tags: [tagOf(item)],
  suggestions: [suggestion],
  places: [rennesIn(item)],
  actors: [cityOfRennesIn(item)],
  kind: {
    kind: 'call',
    reasons: [{ feature: 'title', words: ['appel'], weight: 1.25 }],
    dates: [{ role: 'deadline', date: '2026-04-30', from: 'structured-data' }],
  },
};
const nothing = sampleTagging();

/** Each row of an item's tables, as its place in the table: a row that is written, even with the same values, gets another. */
async function rowVersions(): Promise<Set<string>> {
  const rows = await store.sql.query<{ row: string }>(`
    select 'item ' || ctid as row from item union all select 'item_tag ' || ctid from item_tag
    union all select 'item_place ' || ctid from item_place union all select 'item_actor ' || ctid from item_actor`);
  return new Set(rows.map(({ row }) => row));
}

/** The next version of an item, with another text. */
function edited(changes: Partial<Item> = {}): Item {
  return sampleItem({ version: 2, contentHash: 'hash-2', updatedAt: minutesAfter(60), ...changes });
}

describe('saveTagged', () => {
  it('stores the item with all that was found and one change, and gives all of it back', async () => {
    expect(await store.items.saveTagged(item, tagging)).toBe(true);

    const found = { ...item, kind: 'call' };
    expect(await store.items.find(item.id)).toEqual(found);
    expect(await store.items.findBySeenKey(item.sourceId, item.seenKey)).toEqual(found);
    expect(await store.items.findTagged(item.id)).toEqual({
      ...found,
      sourceTitle: 'La Gazette',
      tags: [{ ...tagOf(item), state: 'auto' }],
      suggestions: [{ ...suggestion, state: 'suggested' }],
      places: [rennesIn(item)],
      actors: [cityOfRennesIn(item)],
      kindReasons: tagging.kind.reasons,
      dates: tagging.kind.dates,
    });
    expect(await store.changes.list('search', 10)).toEqual([
      { itemId: item.id, kind: 'upsert', sequence: expect.any(BigInt) },
    ]);
    expect(await store.counts()).toMatchObject({ items: 1, taggedItems: 1, tags: 1, places: 1, pendingChanges: 1 });
  });

  it('leaves absent what was absent', async () => {
    const bare = sampleItem({ guid: undefined, url: undefined, canonicalUrl: undefined, publishedAt: undefined });
    await store.items.saveTagged(bare, nothing);
    const found = await store.items.find(bare.id);
    expect(found).toEqual(bare);
    expect(Object.keys(found ?? {})).not.toContain('publishedAt');
  });

  it('changes nothing the second time, and makes no new change', async () => {
    await store.items.saveTagged(item, tagging);
    await store.changes.acknowledge('search', await store.changes.list('search', 10));
    expect(await store.items.saveTagged(item, tagging)).toBe(false);
    expect(await store.changes.count('search')).toBe(0);
  });

  it('refuses a version older than the stored one', async () => {
    await store.items.saveTagged(edited({ title: 'Titre corrigé' }), nothing);
    expect(await store.items.saveTagged(item, tagging)).toBe(false);
    expect(await store.items.findTagged(item.id)).toMatchObject({ title: 'Titre corrigé', tags: [], version: 2 });
  });

  it('takes in a new version and keeps the date of first sight', async () => {
    await store.items.saveTagged(item, tagging);
    const next = edited({ text: 'Rien de tel.', firstSeenAt: minutesAfter(60) });
    expect(await store.items.saveTagged(next, nothing)).toBe(true);
    expect(await store.items.findTagged(item.id)).toMatchObject({
      text: 'Rien de tel.',
      firstSeenAt: noon,
      updatedAt: minutesAfter(60),
      tags: [],
      places: [],
    });
  });

  it('takes in other tags for the same version: re-tagging with a new glossary', async () => {
    await store.items.saveTagged(item, tagging);
    const retagged = sampleTagging({ tags: [tagOf(item, 'participation', 'habitants')] });
    expect(await store.items.saveTagged(item, retagged)).toBe(true);
    const found = await store.items.findTagged(item.id);
    expect(found).toMatchObject({
      tags: [{ conceptId: 'participation', state: 'auto' }],
      suggestions: [],
      places: [],
      actors: [],
      kind: 'article',
      declaredKind: 'article',
      kindReasons: [],
      dates: [],
    });
  });

  it.each<[string, Partial<Tagging>]>([
    ['a confidence', { tags: [{ ...tagOf(item), confidence: 0.8999999 }] }],
    ['a weight', { tags: [{ ...tagOf(item), weight: 'mention' }] }],
    ['a reason', { tags: [{ ...tagOf(item), reasons: [] }] }],
    ['a suggestion', { suggestions: [] }],
    ['an actor', { actors: [{ ...cityOfRennesIn(item), type: 'autre' }] }],
    ['a place', { places: [{ ...rennesIn(item), siren: undefined }] }],
    ['the kind', { kind: { ...tagging.kind, kind: 'event' } }],
    ['a date', { kind: { ...tagging.kind, dates: [] } }],
    ['a reason of the kind', { kind: { ...tagging.kind, reasons: [] } }],
  ])('takes in %s alone, writing no row but its own', async (_what, changes) => {
    await store.items.saveTagged(item, tagging);
    const before = await rowVersions();
    expect(await store.items.saveTagged(item, { ...tagging, ...changes })).toBe(true);
    const after = await rowVersions();
    expect([...before].filter((row) => !after.has(row))).toHaveLength(1);
    expect(await store.items.saveTagged(item, { ...tagging, ...changes })).toBe(false);
  });

  it('takes in the structured data that a page gave without another text, and never loses it to an older reading', async () => {
    const structured = { types: ['Event'], startDate: '2026-04-12', deadline: '2026-03-31' };
    await store.items.saveTagged(item, tagging);
    expect(await store.items.saveTagged({ ...item, structured }, tagging)).toBe(true);
    expect(await store.items.saveTagged({ ...item, structured }, tagging)).toBe(false);
    expect(await store.items.saveTagged(item, tagging)).toBe(false);
    expect((await store.items.find(item.id))?.structured).toEqual(structured);
  });

  it('writes nothing at all when a part of it fails', async () => {
    const refused = sampleTagging({
      tags: [tagOf(item)],
      // @ts-expect-error a kind of place that the table refuses
      places: [{ ...rennesIn(item), kind: 'planet' }],
    });
    await expect(store.items.saveTagged(item, refused)).rejects.toMatchObject({ code: 'internal', retry: false });
    expect(await store.counts()).toMatchObject({ items: 0, tags: 0, places: 0, pendingChanges: 0 });

    await store.items.saveTagged(item, tagging);
    await expect(store.items.saveTagged(edited(), refused)).rejects.toThrow();
    expect(await store.items.findTagged(item.id)).toMatchObject({ version: 1, tags: [{ state: 'auto' }] });
  });

  it('never says what a failed query held', async () => {
    const broken = sampleItem({ version: 0, title: 'Un titre qui doit rester ici' });
    const error: unknown = await store.items.saveTagged(broken, nothing).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('doit rester ici');
  });

  it('makes one tag of a concept that was found twice', async () => {
    const twice = [tagOf(item), tagOf(item, 'budget-participatif', 'habitants')];
    await store.items.saveTagged(item, sampleTagging({ tags: twice, places: [rennesIn(item), rennesIn(item)] }));
    const found = await store.items.findTagged(item.id);
    expect(found?.tags).toHaveLength(1);
    expect(found?.tags[0]?.evidence).toHaveLength(2);
    expect(found?.places).toHaveLength(1);
  });

  it('stores what PostgreSQL cannot hold as U+FFFD, offsets kept, and finds it again', async () => {
    const odd = sampleItem({
      seenKey: 'guid:a\u0000b',
      title: 'Titre\u0000 \ud83d cassé',
      text: 'avant\u0000 après',
      authors: ['\u0000'],
      publishedAt: new Date(-1e15),
    });
    const evidence = { field: 'text' as const, start: 5, end: 12, form: '\u0000 après', rule: 'label' };
    const oddTagging = sampleTagging({ tags: [sampleConceptTag('odd', { evidence: [evidence] })] });
    await store.items.saveTagged(odd, oddTagging);
    const found = await store.items.findTagged(odd.id);
    expect(found).toMatchObject({ title: 'Titre\uFFFD \uFFFD cassé', authors: ['\uFFFD'] });
    expect(found?.publishedAt).toBeUndefined();
    const stored = found?.tags[0]?.evidence[0];
    expect(found?.text.slice(stored?.start, stored?.end)).toBe(stored?.form);
    expect((await store.items.findBySeenKey(odd.sourceId, odd.seenKey))?.id).toBe(odd.id);
    expect(await store.items.saveTagged(odd, oddTagging)).toBe(false);
  });

  it('takes a seen key longer than an index entry', async () => {
    const seenKey = `guid:${Array.from({ length: 9000 }, (_, index) => (index * 7919) % 10).join('')}`;
    await store.items.saveTagged(sampleItem({ seenKey }), nothing);
    expect((await store.items.findBySeenKey('la-gazette', seenKey))?.seenKey).toBe(seenKey);
  });

  it('refuses the same seen key under another id', async () => {
    await store.items.saveTagged(item, nothing);
    await expect(store.items.saveTagged(sampleItem({ id: 'other' }), nothing)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('ends with one item and consistent tags when two workers save it at once', async () => {
    const both = await Promise.all([
      store.items.saveTagged(item, tagging),
      store.items.saveTagged(item, tagging),
      store.items.saveTagged(item, tagging),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await store.counts()).toMatchObject({ items: 1, tags: 1, places: 1, pendingChanges: 1 });
  });
});

describe("curators' decisions", () => {
  it('keep a refused concept away, whatever the matcher finds later', async () => {
    await store.items.saveTagged(item, tagging);
    const refusal = { ...tagOf(item), state: 'refused' as const };
    expect(await store.items.saveCuratedTag(item.id, refusal, noon)).toEqual(refusal);
    expect((await store.items.findTagged(item.id))?.tags).toEqual([]);

    const next = edited();
    await store.items.saveTagged(next, sampleTagging({ tags: [tagOf(next)] }));
    expect((await store.items.findTagged(item.id))?.tags).toEqual([]);
    expect(await store.counts()).toMatchObject({ tags: 0, taggedItems: 0 });
  });

  it('keep an added concept that the matcher does not find, with the evidence that still holds', async () => {
    await store.items.saveTagged(item, nothing);
    const added = { ...tagOf(item, 'civic-tech', 'habitants'), state: 'added' as const };
    await store.items.saveCuratedTag(item.id, added, noon);
    await store.items.saveTagged(edited({ text: 'Un autre texte.' }), nothing);
    expect((await store.items.findTagged(item.id))?.tags).toEqual([{ ...added, evidence: [] }]);
  });

  it('give an added concept fresh evidence when the matcher finds it too', async () => {
    await store.items.saveTagged(item, nothing);
    const added = sampleTag('budget-participatif', { state: 'added' });
    await store.items.saveCuratedTag(item.id, added, noon);
    const next = edited({ text: 'Voici un budget participatif.' });
    await store.items.saveTagged(next, sampleTagging({ tags: [tagOf(next)] }));
    expect((await store.items.findTagged(item.id))?.tags).toEqual([{ ...tagOf(next), state: 'added', confidence: 1 }]);
  });

  it('keep the evidence of the matcher when they bring none', async () => {
    await store.items.saveTagged(item, tagging);
    const saved = await store.items.saveCuratedTag(item.id, { ...tagOf(item), evidence: [], state: 'added' }, noon);
    expect(saved).toEqual({ ...tagOf(item), state: 'added' });
  });

  it('are a change for the index', async () => {
    await store.items.saveTagged(item, tagging);
    await store.changes.acknowledge('search', await store.changes.list('search', 10));
    await store.items.saveCuratedTag(item.id, { ...tagOf(item), state: 'refused' }, noon);
    expect(await store.changes.count('search')).toBe(1);
  });

  it('give undefined, and no change, for an item that does not exist', async () => {
    expect(await store.items.saveCuratedTag('nobody', { ...tagOf(item), state: 'added' }, noon)).toBeUndefined();
    expect(await store.changes.count('search')).toBe(0);
  });
});

describe('lists of items', () => {
  const at = (id: string, changes: Partial<Item> = {}) =>
    sampleItem({ id, seenKey: `guid:${id}`, contentHash: id, ...changes });

  it('listTagged keeps the order asked for and leaves out the unknown', async () => {
    for (const id of ['a', 'b', 'c']) await store.items.saveTagged(at(id), nothing);
    expect((await store.items.listTagged(['c', 'x', 'a'])).map((found) => found.id)).toEqual(['c', 'a']);
    expect(await store.items.listTagged([])).toEqual([]);
  });

  it('listIds goes through all of them, page by page', async () => {
    for (const id of ['b', 'a', 'c']) await store.items.saveTagged(at(id), nothing);
    expect(await store.items.listIds({ limit: 2 })).toEqual(['a', 'b']);
    expect(await store.items.listIds({ limit: 2, afterId: 'b' })).toEqual(['c']);
  });

  it('listSeenBetween excludes its start, includes its end, newest publication first and undated last', async () => {
    await store.items.saveTagged(at('on-start', { firstSeenAt: noon }), nothing);
    await store.items.saveTagged(at('undated', { firstSeenAt: minutesAfter(1), publishedAt: undefined }), nothing);
    await store.items.saveTagged(at('old', { firstSeenAt: minutesAfter(2), publishedAt: minutesAfter(-90) }), nothing);
    await store.items.saveTagged(at('new', { firstSeenAt: minutesAfter(3), publishedAt: minutesAfter(-10) }), nothing);
    await store.items.saveTagged(at('after', { firstSeenAt: minutesAfter(4) }), nothing);
    const seen = await store.items.listSeenBetween(noon, minutesAfter(3), 10);
    expect(seen.map((found) => found.id)).toEqual(['new', 'old', 'undated']);
  });

  it('listForWalk goes through all of them with their tags in every state, page by page', async () => {
    for (const id of ['b', 'a', 'c']) await store.items.saveTagged(at(id), tagging);
    await store.items.saveCuratedTag('b', { ...tagOf(item), state: 'refused' }, noon);
    const walked = await store.items.listForWalk({ limit: 2 });
    expect(walked.map((one) => one.item.id)).toEqual(['a', 'b']);
    expect(walked[0]?.item).toEqual(at('a', { kind: 'call' }));
    expect(walked[1]?.tags).toEqual([
      { ...tagOf(item), state: 'refused' },
      { ...suggestion, state: 'suggested' },
    ]);
    expect((await store.items.listForWalk({ limit: 2, afterId: 'b' })).map((one) => one.item.id)).toEqual(['c']);
    expect(await store.items.listForWalk({ limit: 2, afterId: 'c' })).toEqual([]);
    expect(await store.items.count()).toBe(3);
  });

  it('listSuggested gives the items that wait for a word on a concept, newest seen first, page by page', async () => {
    for (const [n, id] of ['a', 'b', 'c', 'd'].entries())
      await store.items.saveTagged(at(id, { firstSeenAt: minutesAfter(id === 'c' ? 1 : n) }), tagging);
    await store.items.saveTagged(at('other'), sampleTagging({ suggestions: [sampleConceptTag('nudge')] }));
    await store.items.saveCuratedTag('d', { ...suggestion, state: 'added' }, noon);
    const list = async (query: Omit<Parameters<typeof store.items.listSuggested>[0], 'limit'>) =>
      (await store.items.listSuggested({ limit: 2, ...query })).map((found) => found.id);
    expect(await list({ conceptId: 'participation' })).toEqual(['c', 'b']);
    expect(await list({ conceptId: 'participation', before: { at: minutesAfter(1), id: 'c' } })).toEqual(['b', 'a']);
    expect(await list({ before: { at: noon, id: 'other' } })).toEqual(['a']);
    expect(await list({ conceptId: 'open-data' })).toEqual([]);
  });

  it('listDecided gives the decisions of curators on a concept, the newest first', async () => {
    for (const id of ['a', 'b', 'c']) await store.items.saveTagged(at(id), tagging);
    await store.items.saveCuratedTag('a', { ...tagOf(item), state: 'added' }, minutesAfter(1));
    await store.items.saveCuratedTag('b', { ...tagOf(item), state: 'refused' }, minutesAfter(2));
    const decided = await store.items.listDecided({ conceptId: 'budget-participatif', limit: 10 });
    expect(decided).toEqual([
      { item: at('b', { kind: 'call' }), accepted: false },
      { item: at('a', { kind: 'call' }), accepted: true },
    ]);
    expect(await store.items.listDecided({ conceptId: 'budget-participatif', limit: 1 })).toHaveLength(1);
    await store.items.saveTagged(at('a'), nothing);
    expect(await store.items.listDecided({ conceptId: 'budget-participatif', limit: 10 })).toHaveLength(2);
    expect(await store.items.listDecided({ conceptId: 'participation', limit: 10 })).toEqual([]);
  });

  it('listPendingPages gives the oldest of its source, and savePageState takes one off without a change for the index', async () => {
    await store.items.saveTagged(at('late', { pageState: 'pending', firstSeenAt: minutesAfter(5) }), nothing);
    await store.items.saveTagged(at('early', { pageState: 'pending' }), nothing);
    await store.items.saveTagged(at('done'), nothing);
    expect((await store.items.listPendingPages('la-gazette', 10)).map((found) => found.id)).toEqual(['early', 'late']);
    const before = await store.changes.list('search', 10);
    await store.items.savePageState('early', { pageState: 'failed', pageAttempts: 3 });
    expect((await store.items.listPendingPages('la-gazette', 10)).map((found) => found.id)).toEqual(['late']);
    expect(await store.items.find('early')).toMatchObject({ pageState: 'failed', pageAttempts: 3 });
    expect(await store.changes.list('search', 10)).toEqual(before);
  });
});
