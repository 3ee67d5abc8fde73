// Items with their tags and places. Written by ingestion, re-tagging and curators; read by every room that shows something.
import { and, asc, desc, eq, gt, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Item } from '../model/item.ts';
import { recordChange } from './changes.ts';
import { type Database, type Drizzle, excludedColumns, isAnyOf } from './database.ts';
import { samePlaces, sameTags, toItem, toItemRow, toItemTag, toPlace, toPlaceRow, toTag } from './item-rows.ts';
import { mergePlaces, mergeTags } from './merge-tags.ts';
import { itemPlaceTable, itemTable, itemTagTable } from './schema.ts';
import type { ItemStore } from './store.ts';
import { listTaggedItems } from './tagged-items.ts';

export function createItemStore({ db, atomic }: Database): ItemStore {
  return {
    async findBySeenKey(sourceId, seenKey) {
      // Through the index on the digest of the key; the key itself is compared too.
      const digest = sql`md5(${itemTable.seenKey}) = md5(${sql.param(seenKey, itemTable.seenKey)})`;
      return findItem(db, and(eq(itemTable.sourceId, sourceId), digest, eq(itemTable.seenKey, seenKey)));
    },

    find: (id) => findItem(db, eq(itemTable.id, id)),

    async findTagged(id) {
      const [item] = await listTaggedItems(db, { where: eq(itemTable.id, id) });
      return item;
    },

    async listTagged(ids) {
      const items = await listTaggedItems(db, { where: isAnyOf(itemTable.id, ids) });
      const byId = new Map(items.map((item) => [item.id, item]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    saveTagged: (item, tagging) =>
      atomic(async (tx) => {
        const written = await upsertItem(tx, item);
        if (!written) {
          // The row is locked by the upsert even though it was left as it is.
          const [stored] = await tx
            .select({ version: itemTable.version })
            .from(itemTable)
            .where(eq(itemTable.id, item.id));
          if (stored?.version !== item.version) return false;
        }
        const storedTags = await listTags(tx, item.id);
        const storedPlaces = await listPlaces(tx, item.id);
        const before = { tags: storedTags.map(toTag), places: storedPlaces.map(toPlace) };
        const tags = mergeTags(before.tags, tagging.tags, item);
        const places = mergePlaces(tagging.places);
        if (!written && sameTags(before.tags, tags) && samePlaces(item.id, before.places, places)) return false;

        await tx.delete(itemTagTable).where(eq(itemTagTable.itemId, item.id));
        if (tags.length > 0) await tx.insert(itemTagTable).values(tags.map((tag) => ({ itemId: item.id, ...tag })));
        await tx.delete(itemPlaceTable).where(eq(itemPlaceTable.itemId, item.id));
        if (places.length > 0)
          await tx.insert(itemPlaceTable).values(places.map((place) => toPlaceRow(item.id, place)));
        await recordChange(tx, item.id, 'upsert');
        return true;
      }),

    async savePageState(id, state) {
      await db
        .update(itemTable)
        .set({ pageState: state.pageState, pageAttempts: state.pageAttempts })
        .where(eq(itemTable.id, id));
    },

    async listPendingPages(sourceId, limit) {
      const rows = await db
        .select()
        .from(itemTable)
        .where(and(eq(itemTable.sourceId, sourceId), eq(itemTable.pageState, 'pending')))
        .orderBy(asc(itemTable.firstSeenAt), asc(itemTable.id))
        .limit(limit);
      return rows.map(toItem);
    },

    async listIds({ limit, afterId }) {
      const rows = await db
        .select({ id: itemTable.id })
        .from(itemTable)
        .where(afterId === undefined ? undefined : gt(itemTable.id, afterId))
        .orderBy(asc(itemTable.id))
        .limit(limit);
      return rows.map((row) => row.id);
    },

    listSeenBetween: (from, to, limit) =>
      listTaggedItems(db, {
        where: and(gt(itemTable.firstSeenAt, from), lte(itemTable.firstSeenAt, to)),
        orderBy: [sql`${itemTable.publishedAt} desc nulls last`, desc(itemTable.firstSeenAt), asc(itemTable.id)],
        limit,
      }),

    saveCuratedTag: (itemId, tag, now) =>
      atomic(async (tx) => {
        // Before its tags, as saveTagged does: the two wait for each other and never cross.
        const [item] = await tx
          .select({ id: itemTable.id })
          .from(itemTable)
          .where(eq(itemTable.id, itemId))
          .for('update');
        if (!item) return undefined;
        const [row] = await tx
          .insert(itemTagTable)
          .values({ itemId, ...toTag({ ...tag, curatedAt: tag.state === 'auto' ? null : now }) })
          .onConflictDoUpdate({
            target: [itemTagTable.itemId, itemTagTable.conceptId],
            set: {
              ...excludedColumns(itemTagTable, ['itemId', 'conceptId']),
              // A decision without evidence of its own does not throw away what the matcher had found.
              evidence: sql`case when excluded.evidence = '[]' then ${itemTagTable.evidence} else excluded.evidence end`,
            },
          })
          .returning();
        await recordChange(tx, itemId, 'upsert');
        return row && toItemTag(row);
      }),
  };
}

/** Inserts, or updates when newer or of the same version with another content. Date of first sight and identity never change. */
async function upsertItem(tx: Drizzle, item: Item): Promise<boolean> {
  const rows = await tx
    .insert(itemTable)
    .values(toItemRow(item))
    .onConflictDoUpdate({
      target: itemTable.id,
      set: excludedColumns(itemTable, ['id', 'sourceId', 'seenKey', 'firstSeenAt']),
      setWhere: or(
        lt(itemTable.version, item.version),
        and(eq(itemTable.version, item.version), ne(itemTable.contentHash, item.contentHash)),
      ),
    })
    .returning({ id: itemTable.id });
  return rows.length > 0;
}

async function findItem(db: Drizzle, where: SQL | undefined): Promise<Item | undefined> {
  const [row] = await db.select().from(itemTable).where(where).limit(1);
  return row && toItem(row);
}

const listTags = (db: Drizzle, itemId: string) =>
  db
    .select()
    .from(itemTagTable)
    .where(eq(itemTagTable.itemId, itemId))
    .orderBy(sql`${itemTagTable.conceptId} collate "C"`);

const listPlaces = (db: Drizzle, itemId: string) =>
  db
    .select()
    .from(itemPlaceTable)
    .where(eq(itemPlaceTable.itemId, itemId))
    .orderBy(sql`${itemPlaceTable.placeId} collate "C"`);
