// Between the item tables' rows and the model's Item, tags, places and actors.
import type { ActorMention } from '../model/actor.ts';
import type { Item } from '../model/item.ts';
import type { KindDecision } from '../model/kind.ts';
import type { ItemTag, PlaceMention } from '../model/tag.ts';
import { dropNulls } from './database.ts';
import type { itemActorTable, itemPlaceTable, itemTable, itemTagTable } from './schema/items.ts';
import { toSearchName } from './search-name.ts';
import { toStorableDate } from './storable.ts';

type ItemRow = typeof itemTable.$inferSelect;
type TagRow = Omit<typeof itemTagTable.$inferSelect, 'curatedAt'>;
type PlaceRow = typeof itemPlaceTable.$inferSelect;
type ActorRow = typeof itemActorTable.$inferSelect;

export function toItem(row: ItemRow): Item {
  const { kindReasons: _kindReasons, dates: _dates, ...item } = dropNulls(row);
  return item;
}

/** A publication date no calendar would print is stored as none. */
export function toItemRow(item: Item, { kind, reasons, dates }: KindDecision): ItemRow {
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
    kind,
    declaredKind: item.declaredKind,
    structured: item.structured ?? null,
    kindReasons: reasons,
    dates,
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

export function toTagRow(itemId: string, tag: ItemTag): TagRow {
  return {
    itemId,
    conceptId: tag.conceptId,
    state: tag.state,
    confidence: tag.confidence,
    weight: tag.weight,
    reasons: tag.reasons,
    evidence: tag.evidence,
    glossaryVersion: tag.glossaryVersion,
  };
}

export function toItemTag({ itemId: _itemId, ...tag }: TagRow & { curatedAt?: Date | null }): ItemTag {
  const { curatedAt: _curatedAt, ...rest } = tag;
  return rest;
}

export function toPlaceRow(itemId: string, place: PlaceMention): PlaceRow {
  return {
    itemId,
    placeId: place.id,
    kind: place.kind,
    code: place.code,
    name: place.name,
    siren: place.siren ?? null,
    evidence: place.evidence,
  };
}

export function toActorRow(itemId: string, actor: ActorMention): ActorRow {
  return {
    itemId,
    actorId: actor.id,
    name: actor.name,
    searchName: toSearchName(actor.name),
    type: actor.type,
    placeId: actor.placeId ?? null,
    evidence: actor.evidence,
  };
}
