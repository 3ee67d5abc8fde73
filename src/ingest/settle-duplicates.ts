// One document may hold the same identity twice: settled here, before the store, so that two entries never take turns as versions of one item.
import type { ParsedFeed, RawItem } from '../model/feed.ts';
import { canonicalUrl } from './canonical-url.ts';
import { seenKeyOf } from './decide.ts';

/**
 * Entries in the order of the feed, newest first as feeds go. A guid that different addresses share identifies nothing and is dropped; of the entries that
 * still are the same, the first stays and the others are counted.
 */
export function settleDuplicates(items: RawItem[]): Pick<ParsedFeed, 'items' | 'bad'> {
  const addresses = new Map<string, Set<string>>();
  for (const { guid, url } of items)
    if (guid && url) addresses.set(guid, (addresses.get(guid) ?? new Set()).add(canonicalUrl(url)));
  const seen = new Set<string>();
  const settled: Pick<ParsedFeed, 'items' | 'bad'> = { items: [], bad: [] };
  for (const [index, item] of items.entries()) {
    const isShared = item.guid !== undefined && (addresses.get(item.guid)?.size ?? 0) > 1;
    const { guid: _dropped, ...withoutGuid } = item;
    const kept = isShared && item.url ? withoutGuid : item;
    const key = seenKeyOf(kept);
    if (key !== undefined && seen.has(key))
      settled.bad.push({ index, reason: 'même identifiant qu’une entrée plus récente' });
    else settled.items.push(kept);
    if (key !== undefined) seen.add(key);
  }
  return settled;
}
