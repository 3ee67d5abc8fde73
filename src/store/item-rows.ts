// Between the item tables' rows and the model's Item, tags and places, both ways.
import type { Item } from '../model/item.ts';
import type { Evidence, ItemTag, PlaceMention } from '../model/tag.ts';
import { dropNulls } from './database.ts';
import type { StoredTag } from './merge-tags.ts';
import type { itemPlaceTable, itemTable, itemTagTable } from './schema.ts';
import { toStorableDate, toStorableJson } from './storable.ts';

type ItemRow = typeof itemTable.$inferSelect;
type TagRow = typeof itemTagTable.$inferSelect;
type PlaceRow = typeof itemPlaceTable.$inferSelect;

export function toItem(row: ItemRow): Item {
  return dropNulls(row);
}

/** A publication date no calendar would print is stored as none. */
export function toItemRow(item: Item): ItemRow {
  return {
    id: item.id,
    sourceId: item.sourceId,
    seenKey: item.seenKey,
    guid: item.guid ?? null,
    url: item.url ?? null,
    canonicalUrl: item.canonicalUrl ?? null,
    title: item.title,
    excerpt: item.excerpt,
    text: item.text,
    textOrigin: item.textOrigin,
    pageState: item.pageState,
    pageAttempts: item.pageAttempts,
    kind: item.kind,
    language: item.language,
    authors: item.authors,
    categories: item.categories,
    publishedAt: toStorableDate(item.publishedAt),
    firstSeenAt: item.firstSeenAt,
    updatedAt: item.updatedAt,
    version: item.version,
    contentHash: item.contentHash,
  };
}

export function toTag({ conceptId, state, evidence, glossaryVersion, curatedAt }: Omit<TagRow, 'itemId'>): StoredTag {
  return { conceptId, state, evidence: evidence.map(toEvidence), glossaryVersion, curatedAt };
}

export function toItemTag(row: Omit<TagRow, 'itemId'>): ItemTag {
  const { curatedAt: _curatedAt, ...tag } = toTag(row);
  return tag;
}

export function toPlace(row: PlaceRow): PlaceMention {
  const { itemId: _itemId, placeId: id, ...rest } = dropNulls(row);
  return { id, ...rest };
}

export function toPlaceRow(itemId: string, place: PlaceMention): PlaceRow {
  return {
    itemId,
    placeId: place.id,
    kind: place.kind,
    code: place.code,
    name: place.name,
    siren: place.siren ?? null,
    evidence: place.evidence.map(toEvidence),
  };
}

/** Whether what is stored says the same, to the letter. */
export function sameTags(a: StoredTag[], b: StoredTag[]): boolean {
  return toStorableJson(a.map(toTag)) === toStorableJson(b.map(toTag));
}

export function samePlaces(itemId: string, a: PlaceMention[], b: PlaceMention[]): boolean {
  const written = (places: PlaceMention[]) => toStorableJson(places.map((place) => toPlaceRow(itemId, place)));
  return written(a) === written(b);
}

/** jsonb does not keep the order of keys: this does. */
function toEvidence({ field, start, end, form, rule }: Evidence): Evidence {
  return { field, start, end, form, rule };
}
