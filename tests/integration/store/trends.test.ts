import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { sampleConceptTag, sampleTag, sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { noon, sampleItem, sampleSource } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

async function storeItem(id: string, publishedAt: string | undefined, firstSeenAt = noon): Promise<void> {
  const item = sampleItem({
    id,
    seenKey: id,
    firstSeenAt,
    publishedAt: publishedAt ? new Date(publishedAt) : undefined,
  });
  await store.items.saveTagged(item, sampleTagging({ tags: [sampleConceptTag('commun')] }));
}

beforeAll(async () => {
  ({ store, close } = await openTestStore());
  await store.sources.save(sampleSource(), 'config', noon);
});
afterAll(() => close());

it('the items of a concept are counted by month in Paris, undated ones by first sight, refused and suggested ones not', async () => {
  await storeItem('january', '2026-01-15T12:00:00Z');
  await storeItem('february-in-paris', '2026-01-31T23:30:00Z');
  await storeItem('february', '2026-02-10T12:00:00Z');
  await storeItem('undated-in-march', undefined);
  await storeItem('before', '2025-12-31T12:00:00Z');
  await storeItem('at-the-end', '2026-04-01T00:00:00Z');
  await storeItem('refused', '2026-01-16T12:00:00Z');
  await store.items.saveCuratedTag('refused', sampleTag('commun', { state: 'refused' }), noon);
  await storeItem('added', '2026-03-01T12:00:00Z');
  await store.items.saveCuratedTag('added', sampleTag('commun', { state: 'added' }), noon);
  await store.items.saveTagged(
    sampleItem({ id: 'suggested', seenKey: 'suggested' }),
    sampleTagging({ suggestions: [sampleConceptTag('commun', { confidence: 0.3 })] }),
  );

  const [from, to] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];
  expect(await store.trends.countByMonth('commun', from, to)).toEqual([
    { month: '2026-01', items: 1 },
    { month: '2026-02', items: 2 },
    { month: '2026-03', items: 2 },
  ]);
  expect(await store.trends.countByMonth('nobody-speaks-of-it', from, to)).toEqual([]);
});
