// Reads items with what was found in them in one statement: one snapshot, so that the offsets of an evidence are always those of the text beside it.
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { ActorMention } from '../model/actor.ts';
import type { TaggedItem } from '../model/item.ts';
import type { ItemStory } from '../model/story.ts';
import type { ItemTag, PlaceMention } from '../model/tag.ts';
import { type Drizzle, dropNulls } from './database.ts';
import { itemActorTable, itemPlaceTable, itemTable, itemTagTable } from './schema/items.ts';
import { sourceTable } from './schema/sources.ts';
import { itemStoryTable } from './schema/stories.ts';

/** Named beside an item, of those that tell its story. */
const matesMax = 10;

/** To select beside an item: its tags in every state, its places and its actors, each by id; null for none. */
export const foundColumns = {
  tags: sql<ItemTag[] | null>`(
    select json_agg(json_build_object(
      'conceptId', concept_id, 'state', state, 'confidence', confidence, 'weight', weight, 'reasons', reasons,
      'evidence', evidence, 'glossaryVersion', glossary_version
    ) order by concept_id collate "C")
    from ${itemTagTable} where item_id = ${itemTable}.id)`,
  places: sql<PlaceMention[] | null>`(
    select json_agg(json_strip_nulls(json_build_object(
      'id', place_id, 'kind', kind, 'code', code, 'name', name, 'siren', siren, 'evidence', evidence
    )) order by place_id collate "C")
    from ${itemPlaceTable} where item_id = ${itemTable}.id)`,
  actors: sql<ActorMention[] | null>`(
    select json_agg(json_strip_nulls(json_build_object(
      'id', actor_id, 'name', name, 'type', type, 'placeId', place_id, 'evidence', evidence
    )) order by actor_id collate "C")
    from ${itemActorTable} where item_id = ${itemTable}.id)`,
};

/** Of an item that is not alone in its story: what it is, and the oldest others. */
const story = sql<ItemStory | null>`(
  select case when count(*) > 1 then json_build_object(
    'id', own.story_id, 'size', count(*), 'also', to_json((
      array_agg(json_strip_nulls(json_build_object(
        'id', mate.id, 'title', mate.title, 'url', mate.url, 'sourceTitle', mate_source.title
      )) order by peer.at, peer.item_id collate "C") filter (where mate.id <> own.item_id)
    )[1:${sql.raw(String(matesMax))}]))
  end
  from ${itemStoryTable} own
  join ${itemStoryTable} peer on peer.story_id = own.story_id
  join ${itemTable} mate on mate.id = peer.item_id
  join ${sourceTable} mate_source on mate_source.id = mate.source_id
  where own.item_id = ${itemTable.id} group by own.story_id)`;

/** As readers get them: neither what a curator refused nor what is merely suggested is among the tags. */
export async function listTaggedItems(
  db: Drizzle,
  query: { where: SQL | undefined; orderBy?: SQL[]; limit?: number },
): Promise<TaggedItem[]> {
  const select = db
    .select({ ...getTableColumns(itemTable), sourceTitle: sourceTable.title, ...foundColumns, story })
    .from(itemTable)
    .innerJoin(sourceTable, eq(sourceTable.id, itemTable.sourceId))
    .where(query.where)
    .orderBy(...(query.orderBy ?? []))
    .$dynamic();
  const rows = await (query.limit === undefined ? select : select.limit(query.limit));
  return rows.map((row) => {
    const tags = row.tags ?? [];
    return {
      ...dropNulls(row),
      tags: tags.filter(({ state }) => state === 'auto' || state === 'added'),
      suggestions: tags.filter(({ state }) => state === 'suggested'),
      places: row.places ?? [],
      actors: row.actors ?? [],
    };
  });
}
