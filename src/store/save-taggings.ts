// Writes what the tagger found, for one item or for hundreds, in two statements. Only what differs from the tables is written.
import { isDeepStrictEqual } from 'node:util';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Item, TaggedItem } from '../model/item.ts';
import type { Tagging } from '../model/tagging.ts';
import { asOneStatement, deleteRows, given, givenRows, putRows } from './bulk-rows.ts';
import { markChanged } from './changes.ts';
import { type Drizzle, isAnyOf } from './database.ts';
import { toActorRow, toPlaceRow, toTagRow } from './item-rows.ts';
import { mergeMentions, mergeTags } from './merge-tags.ts';
import { itemActorTable, itemPlaceTable, itemTable, itemTagTable } from './schema/items.ts';
import { toStorableJson } from './storable.ts';
import { foundColumns } from './tagged-items.ts';

type Found = Pick<TaggedItem, 'tags' | 'places' | 'actors' | 'kind' | 'kindReasons' | 'dates'>;
type Row = Record<string, unknown>;
type Rows = Record<(typeof names)[number], Row[]>;

const names = ['items', 'tags', 'places', 'actors'] as const;
/** What tells apart the rows of one item. */
const keys = { items: 'id', tags: 'conceptId', places: 'placeId', actors: 'actorId' };

const { id, kind, kindReasons, dates } = getTableColumns(itemTable);
/** Without the date of the curator's word, which the matcher never touches. */
const { curatedAt: _curatedAt, ...tagColumns } = getTableColumns(itemTagTable);

/**
 * Gives each stored item its new tags, suggestions, places, actors and kind, and marks for every consumer those that changed and those of `written`. The
 * items are different ones, and the transaction holds the lock of their rows: fetches and curators wait until it ends, and what they wrote before is seen.
 * One whose stored version is not the one given is left alone. Gives the ids marked.
 */
export async function saveTaggings(
  tx: Drizzle,
  batch: { item: Item; tagging: Tagging }[],
  written: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const stored = await tx
    .select({ id, version: itemTable.version, kind, kindReasons, dates, ...foundColumns })
    .from(itemTable)
    .where(
      isAnyOf(
        id,
        batch.map(({ item }) => item.id),
      ),
    );
  const storedById = new Map(stored.map((row) => [row.id, row]));

  const put: Rows = { items: [], tags: [], places: [], actors: [] };
  const gone: Rows = { items: [], tags: [], places: [], actors: [] };
  const changedIds: string[] = [];
  for (const { item, tagging } of batch) {
    const row = storedById.get(item.id);
    if (row?.version !== item.version) continue;
    const tags = row.tags ?? [];
    const before = toRows(item.id, { ...row, tags, places: row.places ?? [], actors: row.actors ?? [] });
    const next = toRows(item.id, {
      tags: mergeTags(tags, tagging, item),
      places: mergeMentions(tagging.places),
      actors: mergeMentions(tagging.actors),
      kind: tagging.kind.kind,
      kindReasons: tagging.kind.reasons,
      dates: tagging.kind.dates,
    });
    let isChanged = written.has(item.id);
    for (const name of names) {
      const difference = differenceOf(keys[name], before[name], next[name]);
      put[name].push(...difference.put);
      gone[name].push(...difference.gone);
      isChanged ||= difference.put.length + difference.gone.length > 0;
    }
    if (isChanged) changedIds.push(item.id);
  }

  if (changedIds.length > 0) await tx.execute(asOneStatement(toStatements(put, gone), markChanged(changedIds)));
  return changedIds;
}

/** As PostgreSQL gives them back: without `undefined`, every text storable. */
function toRows(itemId: string, found: Found): Rows {
  const rows: Record<keyof Rows, object[]> = {
    items: [{ id: itemId, kind: found.kind, kindReasons: found.kindReasons, dates: found.dates }],
    tags: found.tags.map((tag) => toTagRow(itemId, tag)),
    places: found.places.map((place) => toPlaceRow(itemId, place)),
    actors: found.actors.map((actor) => toActorRow(itemId, actor)),
  };
  return JSON.parse(toStorableJson(rows));
}

function differenceOf(key: string, before: Row[], next: Row[]): { put: Row[]; gone: Row[] } {
  const beforeByKey = new Map(before.map((row) => [row[key], row]));
  const kept = new Set(next.map((row) => row[key]));
  return {
    put: next.filter((row) => !isDeepStrictEqual(row, beforeByKey.get(row[key]))),
    gone: before.filter((row) => !kept.has(row[key])),
  };
}

function toStatements(put: Rows, gone: Rows): SQL[] {
  const statements: SQL[] = [];
  if (put.items.length > 0)
    statements.push(sql`
      update ${itemTable} set kind = ${given('kind')}, kind_reasons = ${given('kindReasons')}, dates = ${given('dates')}
      from ${givenRows({ id, kind, kindReasons, dates }, put.items)} where ${id} = ${given('id')}`);
  for (const { name, table, columns } of [
    { name: 'tags', table: itemTagTable, columns: tagColumns },
    { name: 'places', table: itemPlaceTable, columns: getTableColumns(itemPlaceTable) },
    { name: 'actors', table: itemActorTable, columns: getTableColumns(itemActorTable) },
  ] as const) {
    const tableKeys = ['itemId', keys[name]];
    if (put[name].length > 0) statements.push(putRows(table, columns, tableKeys, put[name]));
    if (gone[name].length > 0) statements.push(deleteRows(table, tableKeys, gone[name]));
  }
  return statements;
}
