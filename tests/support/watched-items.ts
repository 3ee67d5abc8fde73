// A year and a half of a small watch: filler that never trends, and one phrase that begins to spread in its last weeks, from source to source and region to region.
import { stableId } from '../../src/model/ids.ts';
import type { Item } from '../../src/model/item.ts';
import type { SourceDeclaration } from '../../src/model/source.ts';
import type { Tagging } from '../../src/model/tagging.ts';
import type { Store } from '../../src/store/store.ts';
import { createRandom } from './generated-items.ts';
import { sampleConceptTag, sampleTagging } from './sample-tag.ts';

const dayMs = 86_400_000;
/** A Monday. */
export const watchStart = new Date('2025-01-06T00:00:00.000Z');
export const watchWeeks = 70;
/** The week that is over when the watch ends, and the Monday morning on which it is evaluated. */
export const lastWeek = '2026-W19';
export const watchEnd = new Date(watchStart.getTime() + watchWeeks * 7 * dayMs + 6 * 3_600_000);

/** Fewer than the eight that make a signal strong. */
const sourcesCount = 7;
const itemsPerWeek = 10;
export const phrase = 'compteur solaire partagé';
const firstRisingWeek = 64;

export interface WatchedItem {
  item: Item;
  tagging: Tagging;
}

export function watchSources(): SourceDeclaration[] {
  return Array.from({ length: sourcesCount }, (_, n) => ({
    id: `source-${n}`,
    title: `Source ${n}`,
    url: `https://source-${n}.example/feed.xml`,
    kind: 'feed',
    itemKind: 'article',
    pages: 'auto',
    language: 'fr',
  }));
}

/** Seen on the day of its publication. */
export function watchedItem(n: number, changes: Partial<Item> & { publishedAt: Date; text: string }): Item {
  const at = changes.publishedAt;
  const sourceId = `source-${n % sourcesCount}`;
  return {
    id: stableId('watch', String(n)),
    sourceId,
    seenKey: `guid:${n}`,
    url: `https://${sourceId}.example/${n}`,
    title: `Nouvelle ${n}`,
    excerpt: changes.text.slice(0, 100),
    textOrigin: 'feed',
    pageState: 'done',
    pageAttempts: 0,
    kind: 'article',
    declaredKind: 'article',
    language: 'fr',
    authors: [],
    categories: [],
    firstSeenAt: at,
    updatedAt: at,
    version: 1,
    contentHash: `hash-${n}`,
    ...changes,
  };
}

/** In order of publication. */
export function watchedItems(): WatchedItem[] {
  const random = createRandom(7);
  return Array.from({ length: watchWeeks * itemsPerWeek }, (_, n) => {
    const week = Math.floor(n / itemsPerWeek);
    const publishedAt = new Date(watchStart.getTime() + (week * 7 + Math.floor((n % itemsPerWeek) * 0.7)) * dayMs);
    const words = Array.from({ length: 12 }, () => `mot${Math.floor(300 * random() ** 2)}`);
    const isRising = week >= firstRisingWeek && n % 5 === 0;
    const text = `La commune ${words.join(', ')}.${isRising ? ` Un ${phrase} est posé à Rennes par les habitants.` : ''}`;
    const item = watchedItem(n, { publishedAt, text });
    return { item, tagging: toTagging(item) };
  });
}

/** Rennes is found where it stands; every tenth item speaks of a concept that does not trend. */
export function toTagging({ text, seenKey }: Item): Tagging {
  const at = text.indexOf('Rennes');
  return sampleTagging({
    tags: seenKey.endsWith('0') ? [sampleConceptTag('open-data')] : [],
    places:
      at < 0
        ? []
        : [
            {
              id: 'commune-35238',
              kind: 'commune',
              code: '35238',
              name: 'Rennes',
              evidence: [{ field: 'text', start: at, end: at + 6, form: 'Rennes', rule: 'place:name' }],
            },
          ],
  });
}

export async function saveWatch(store: Store, items: readonly WatchedItem[] = watchedItems()): Promise<void> {
  for (const source of watchSources()) await store.sources.save(source, 'config', watchStart);
  for (const { item, tagging } of items) await store.items.saveTagged(item, tagging);
}
