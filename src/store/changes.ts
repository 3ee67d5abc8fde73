// The change log: a set of items to take in again, one row a consumer and item. Written in the item's own transaction, read by index-changes.
import { asc, count, eq, sql } from 'drizzle-orm';
import type { Change, ChangeConsumer } from '../model/change.ts';
import { type Database, type Drizzle, excludedColumns } from './database.ts';
import { changeTable, itemTable } from './schema.ts';
import type { ChangeStore } from './store.ts';

const consumers: ChangeConsumer[] = ['search'];

/** Marks an item for every consumer, with a new sequence: whoever is busy with the one before leaves this one in place. */
export async function recordChange(db: Drizzle, itemId: string, kind: Change['kind']): Promise<void> {
  await db
    .insert(changeTable)
    .values(consumers.map((consumer) => ({ consumer, itemId, kind })))
    .onConflictDoUpdate({
      target: [changeTable.consumer, changeTable.itemId],
      set: excludedColumns(changeTable, ['consumer', 'itemId']),
    });
}

export function createChangeStore({ db }: Database): ChangeStore {
  return {
    list: (consumer, limit) =>
      db
        .select({ itemId: changeTable.itemId, kind: changeTable.kind, sequence: changeTable.sequence })
        .from(changeTable)
        .where(eq(changeTable.consumer, consumer))
        .orderBy(asc(changeTable.sequence))
        .limit(limit),

    async acknowledge(consumer, changes) {
      if (changes.length === 0) return;
      const itemIds = sql.param(changes.map((change) => change.itemId));
      const sequences = sql.param(changes.map((change) => change.sequence.toString()));
      await db.execute(sql`
        delete from ${changeTable} using unnest(${itemIds}::text[], ${sequences}::bigint[]) as taken (item_id, sequence)
        where ${changeTable.consumer} = ${consumer} and ${changeTable.itemId} = taken.item_id
          and ${changeTable.sequence} = taken.sequence`);
    },

    async count(consumer) {
      const [row] = await db.select({ count: count() }).from(changeTable).where(eq(changeTable.consumer, consumer));
      return row?.count ?? 0;
    },

    async markAll(consumer) {
      const marked = await db.execute(sql`
        insert into ${changeTable} (consumer, item_id, kind)
        select ${consumer}, id, 'upsert' from ${itemTable} order by first_seen_at, id
        on conflict (consumer, item_id) do update set kind = excluded.kind, sequence = excluded.sequence`);
      return marked.rowCount ?? 0;
    },
  };
}
