// Whether curators have refused a concept that an item does not show.
import type { CurationStore } from '../store/store.ts';

/** More decisions than one item ever gets. */
const decisionsMax = 1000;

/**
 * For a concept that is not among the item's tags: readers are not given refused ones, and a refusal ends only by becoming an added tag, so that one
 * audit row of it is enough to know.
 */
export async function isRefused(curation: CurationStore, itemId: string, conceptId: string): Promise<boolean> {
  const entries = await curation.list({ subjectType: 'item', subjectId: itemId, limit: decisionsMax });
  return entries.some((entry) => entry.action === 'tag.refuse' && entry.detail.conceptId === conceptId);
}
