// Items with what was found in them. Written by ingestion, re-tagging and curators; read by every room that shows something.
import { and, asc, desc, eq, exists, gt, isNotNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Item } from '../model/item.ts';
import type { KindDecision } from '../model/kind.ts';
import { markChanged } from './changes.ts';
import { type Database, type Drizzle, excludedColumns, isAnyOf } from './database.ts';
import { toItem, toItemRow, toItemTag, toTagRow } from './item-rows.ts';
import { isDecided } from './merge-tags.ts';
import { saveTaggings } from './save-taggings.ts';
import { itemTable, itemTagTable } from './schema/items.ts';
import type { ItemStore } from './store.ts';
import { foundColumns, listTaggedItems } from './tagged-items.ts';

export function createItemStore({ db, atomic, atomicUnflushed }: Database): ItemStore {
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

    // Lost in a crash of the server, it is fetched again: the fetch is recorded last, and that waits for the disk.
    saveTagged: (item, tagging) =>
      atomicUnflushed(async (tx) => {
        // The row is locked by the upsert even when it is left as it is.
        const written = await upsertItem(tx, item, tagging.kind);
        const changedIds = await saveTaggings(tx, [{ item, tagging }], new Set(written));
        return changedIds.length > 0;
      }),

    // Killed before the commit, nothing of the batch is written: the walk does it again, and finds the batches before it unchanged. Likewise after a crash
    // of the server, since how far the walk has come is saved after the batch, and waits for the disk.
    saveRetagged: (batch) =>
      atomicUnflushed(async (tx) => {
        const byId = new Map(batch.map((one) => [one.item.id, one]));
        // In one order for all: two batches wait for each other and never cross.
        await tx
          .select({ id: itemTable.id })
          .from(itemTable)
          .where(isAnyOf(itemTable.id, [...byId.keys()]))
          .orderBy(asc(itemTable.id))
          .for('no key update');
        return saveTaggings(tx, [...byId.values()]);
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

    async listForWalk({ limit, afterId }) {
      const rows = await db
        .select({ item: itemTable, tags: foundColumns.tags })
        .from(itemTable)
        .where(afterId === undefined ? undefined : gt(itemTable.id, afterId))
        .orderBy(asc(itemTable.id))
        .limit(limit);
      return rows.map(({ item, tags }) => ({ item: toItem(item), tags: tags ?? [] }));
    },

    count: () => db.$count(itemTable),

    listSuggested: ({ conceptId, limit, before }) =>
      listTaggedItems(db, {
        where: and(
          exists(
            db
              .select({ one: sql`1` })
              .from(itemTagTable)
              .where(
                and(
                  eq(itemTagTable.itemId, itemTable.id),
                  eq(itemTagTable.state, 'suggested'),
                  conceptId === undefined ? undefined : eq(itemTagTable.conceptId, conceptId),
                ),
              ),
          ),
          before && sql`(${itemTable.firstSeenAt}, ${itemTable.id}) < (${before.at.toISOString()}, ${before.id})`,
        ),
        orderBy: [desc(itemTable.firstSeenAt), desc(itemTable.id)],
        limit,
      }),

    async listDecided({ conceptId, limit }) {
      const rows = await db
        .select({ item: itemTable, state: itemTagTable.state })
        .from(itemTagTable)
        .innerJoin(itemTable, eq(itemTable.id, itemTagTable.itemId))
        .where(and(eq(itemTagTable.conceptId, conceptId), isNotNull(itemTagTable.curatedAt)))
        .orderBy(desc(itemTagTable.curatedAt), asc(itemTable.id))
        .limit(limit);
      return rows.map(({ item, state }) => ({ item: toItem(item), accepted: state === 'added' }));
    },

    saveCuratedTag: (itemId, tag, now) =>
      atomic(async (tx) => {
        // Before its tags, as saveTagged does: the two wait for each other and never cross.
        const [item] = await tx
          .select({ id: itemTable.id })
          .from(itemTable)
          .where(eq(itemTable.id, itemId))
          .for('no key update');
        if (!item) return undefined;
        const [row] = await tx
          .insert(itemTagTable)
          .values({ ...toTagRow(itemId, tag), curatedAt: isDecided(tag) ? now : null })
          .onConflictDoUpdate({
            target: [itemTagTable.itemId, itemTagTable.conceptId],
            set: {
              ...excludedColumns(itemTagTable, ['itemId', 'conceptId']),
              // A decision without evidence of its own does not throw away what the matcher had found.
              evidence: sql`case when excluded.evidence = '[]' then ${itemTagTable.evidence} else excluded.evidence end`,
            },
          })
          .returning();
        await tx.execute(markChanged([itemId]));
        return row && toItemTag(row);
      }),
  };
}

/**
 * Inserts, or updates when newer, or of the same version with another content or with structured data that its page has given since. Date of first sight and
 * identity never change. Gives the id when it was written.
 */
async function upsertItem(tx: Drizzle, item: Item, kind: KindDecision): Promise<string[]> {
  const rows = await tx
    .insert(itemTable)
    .values(toItemRow(item, kind))
    .onConflictDoUpdate({
      target: itemTable.id,
      set: excludedColumns(itemTable, ['id', 'sourceId', 'seenKey', 'firstSeenAt']),
      setWhere: or(
        lt(itemTable.version, item.version),
        and(
          eq(itemTable.version, item.version),
          or(
            ne(itemTable.contentHash, item.contentHash),
            sql`(excluded.structured is not null and ${itemTable.structured} is distinct from excluded.structured)`,
          ),
        ),
      ),
    })
    .returning({ id: itemTable.id });
  return rows.map((row) => row.id);
}

async function findItem(db: Drizzle, where: SQL | undefined): Promise<Item | undefined> {
  const [row] = await db.select().from(itemTable).where(where).limit(1);
  return row && toItem(row);
}
