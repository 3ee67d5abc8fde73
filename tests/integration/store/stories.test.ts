import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GroupedDocument } from '../../../src/model/story.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon, sampleItem, sampleSource } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(async () => {
  await store.sql.query('truncate source, item, change, item_story, subscriber cascade');
  await store.sources.save(sampleSource(), 'config', noon);
});

const save = (id: string, url?: string) => {
  const { url: _url, ...item } = sampleItem({ id, seenKey: id, title: `Titre ${id}` });
  return store.items.saveTagged({ ...item, ...(url && { url }) }, sampleTagging());
};

const grouped = (id: string, n: number, storyId: string, changes: Partial<GroupedDocument> = {}): GroupedDocument => ({
  id,
  sourceId: 'la-gazette',
  at: minutesAfter(n),
  title: `Titre ${id}`,
  textHash: 'hash',
  storyId,
  link: id === storyId ? 'first' : 'copy',
  likeness: 0.1 + 0.2,
  ...changes,
});
const saveStory = (...documents: GroupedDocument[]) =>
  store.stories.saveGrouped(documents, { goneIds: [], movedIds: [] });

describe('stored stories', () => {
  it('give back what was written, fingerprints to the bit', async () => {
    const signature = Uint32Array.from({ length: 64 }, (_, at) => (0xffffffff - at * 7919) >>> 0);
    const documents = [
      grouped('a', 0, 'a', { fingerprint: { shingles: 120, signature }, canonicalUrl: 'https://exemple.test/a' }),
      grouped('b', 1, 'a'),
    ];
    await saveStory(...documents);
    await saveStory(...documents);
    expect(await store.stories.listGrouped(noon, minutesAfter(2))).toEqual(documents);
    expect(await store.stories.listGrouped(minutesAfter(1), minutesAfter(2))).toEqual(documents.slice(1));
    expect(await store.stories.listGrouped(noon, minutesAfter(1))).toEqual(documents.slice(0, 1));
  });

  it('are shown beside each item, the oldest ten others first, and not beside one that is alone', async () => {
    const ids = Array.from({ length: 13 }, (_, n) => `item-${String(n).padStart(2, '0')}`);
    for (const id of ids) await save(id, id === 'item-01' ? 'https://exemple.test/un' : undefined);
    await save('alone');
    await save('not-yet');
    await saveStory(...ids.map((id, n) => grouped(id, n, 'item-00')), grouped('alone', 3, 'alone'));
    const [last, alone, notYet] = await store.items.listTagged(['item-12', 'alone', 'not-yet']);
    expect(last?.story).toMatchObject({ id: 'item-00', size: 13 });
    expect(last?.story?.also.map(({ id }) => id)).toEqual(ids.slice(0, 10));
    expect(last?.story?.also.slice(0, 2)).toEqual([
      { id: 'item-00', title: 'Titre item-00', sourceTitle: 'La Gazette' },
      { id: 'item-01', title: 'Titre item-01', url: 'https://exemple.test/un', sourceTitle: 'La Gazette' },
    ]);
    expect((await store.items.findTagged('item-00'))?.story?.also[0]?.id).toBe('item-01');
    expect(alone && 'story' in alone).toBe(false);
    expect(notYet && 'story' in notYet).toBe(false);
  });

  it('are found by their id or that of any of their items, without those that were deleted', async () => {
    for (const id of ['b', 'c']) await save(id);
    await saveStory(grouped('a', 0, 'a'), grouped('b', 1, 'a'), grouped('c', 2, 'a', { link: 'title' }));
    const story = await store.stories.find('a');
    expect(story?.items.map(({ id, link }) => [id, link])).toEqual([
      ['b', 'copy'],
      ['c', 'title'],
    ]);
    expect(await store.stories.find('c')).toEqual(story);
    expect(await store.stories.find('d')).toBeUndefined();
  });

  it('are told once by digests: what a past issue told does not come back from another source', async () => {
    for (const id of ['a', 'b', 'c']) await save(id);
    await saveStory(grouped('a', 0, 'a'), grouped('b', 1, 'a'), grouped('c', 2, 'c'));
    const request = { email: 'lectrice@example.org', concepts: [], territories: [] };
    await store.subscriptions.create(request, { id: 'sub', token: 't', now: noon, nextIssueAt: minutesAfter(1) });
    await store.subscriptions.confirm('sub', noon, minutesAfter(1));
    const entry = {
      itemId: 'b',
      theme: 't',
      title: 'Titre b',
      excerpt: '',
      sourceTitle: 'La Gazette',
      concepts: [],
      territories: [],
      reasons: [],
      also: [{ id: 'a', title: 'Titre a', sourceTitle: 'La Gazette' }],
    };
    const issue = {
      id: 'issue',
      subscriptionId: 'sub',
      from: noon,
      cutoff: minutesAfter(1),
      entries: [entry],
      omitted: 0,
    };
    await store.digests.saveIssue(issue, { nextIssueAt: minutesAfter(9), now: minutesAfter(1) });
    expect((await store.digests.find('issue'))?.entries).toEqual([entry]);
    expect(await store.digests.listSentItemIds('sub')).toEqual(new Set(['a', 'b']));
  });
});

describe('what curators say of two items', () => {
  it('is kept once a pair, the last word counting, and has both grouped again', async () => {
    for (const id of ['a', 'b', 'c']) await save(id);
    const by = { actorId: 'cli', at: noon };
    await store.changes.acknowledge('stories', await store.changes.list('stories', 10));
    await store.stories.saveVerdicts([{ a: 'b', b: 'a', together: true }], by);
    await store.stories.saveVerdicts([{ a: 'a', b: 'b', together: false }], by);
    await store.stories.saveVerdicts([{ a: 'c', b: 'a', together: true }], by);
    await store.stories.saveVerdicts([], by);
    expect(await store.stories.listVerdicts()).toEqual([
      { a: 'a', b: 'b', together: false },
      { a: 'a', b: 'c', together: true },
    ]);
    expect(await store.stories.listVerdicts(['b'])).toHaveLength(1);
    expect((await store.changes.list('stories', 10)).map(({ itemId }) => itemId).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('the change log', () => {
  it('has a row for each consumer, each read at its own pace', async () => {
    await save('a');
    await store.changes.acknowledge('search', await store.changes.list('search', 10));
    expect(await store.changes.count('search')).toBe(0);
    expect(await store.changes.count('stories')).toBe(1);
  });
});
