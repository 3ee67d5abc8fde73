// A small valid item, with what a test changes.
import type { TaggedItem } from '../../src/model/item.ts';

export function sampleTaggedItem(changes: Partial<TaggedItem> = {}): TaggedItem {
  const at = new Date('2024-01-01T00:00:00Z');
  return {
    id: 'item-1',
    sourceId: 'gazette',
    sourceTitle: 'La Gazette',
    seenKey: 'guid:1',
    title: 'Un titre',
    excerpt: '',
    text: '',
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
    contentHash: 'h',
    tags: [],
    suggestions: [],
    places: [],
    actors: [],
    kindReasons: [],
    dates: [],
    ...changes,
  };
}
