// The items of an item's story in the order in which they are grouped: what a curator joins or takes apart.
import { notFound } from '../errors.ts';
import type { StoreFamilies } from '../store/store.ts';

export interface StoryMember {
  id: string;
  at: Date;
}

/** The item alone when it is not grouped yet. Throws `not-found`. */
export async function storyMembers(
  { items, stories }: Pick<StoreFamilies, 'items' | 'stories'>,
  itemId: string,
): Promise<StoryMember[]> {
  const item = await items.find(itemId);
  if (!item) throw notFound('item', itemId);
  const story = await stories.find(itemId);
  return story?.items ?? [{ id: itemId, at: item.publishedAt ?? item.firstSeenAt }];
}
