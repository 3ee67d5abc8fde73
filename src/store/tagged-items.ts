// Reads items with their tags and places in one statement: one snapshot, so that the offsets of an evidence are always those of the text beside it.
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { TaggedItem } from '../model/item.ts';
import type { ItemTag, PlaceMention } from '../model/tag.ts';
import { type Drizzle, dropNulls } from './database.ts';
import { itemPlaceTable, itemTable, itemTagTable, sourceTable } from './schema.ts';

const tags = sql<ItemTag[] | null>`(
  select json_agg(json_build_object(
    'conceptId', concept_id, 'state', state, 'evidence', evidence, 'glossaryVersion', glossary_version
  ) order by concept_id collate "C")
  from ${itemTagTable} where item_id = ${itemTable.id} and state <> 'refused')`;

const places = sql<PlaceMention[] | null>`(
  select json_agg(json_strip_nulls(json_build_object(
    'id', place_id, 'kind', kind, 'code', code, 'name', name, 'siren', siren, 'evidence', evidence
  )) order by place_id collate "C")
  from ${itemPlaceTable} where item_id = ${itemTable.id})`;

/** As readers get them: a concept that a curator refused is not among the tags. Tags and places go by id. */
export async function listTaggedItems(
  db: Drizzle,
  query: { where: SQL | undefined; orderBy?: SQL[]; limit?: number },
): Promise<TaggedItem[]> {
  const select = db
    .select({ ...getTableColumns(itemTable), sourceTitle: sourceTable.title, tags, places })
    .from(itemTable)
    .innerJoin(sourceTable, eq(sourceTable.id, itemTable.sourceId))
    .where(query.where)
    .orderBy(...(query.orderBy ?? []))
    .$dynamic();
  const rows = await (query.limit === undefined ? select : select.limit(query.limit));
  return rows.map((row) => ({ ...dropNulls(row), tags: row.tags ?? [], places: row.places ?? [] }));
}
