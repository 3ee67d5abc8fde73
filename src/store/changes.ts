// The change log: a set of items to take in again, one row a consumer and item. Written in the item's own transaction, read by each consumer's job.
import { asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { type ChangeConsumer, changeConsumers } from '../model/change.ts';
import type { Database, Drizzle } from './database.ts';
import { changeTable, itemTable } from './schema/items.ts';
import type { ChangeStore } from './store.ts';

/**
 * The statement that marks these items for every consumer, or for those given, each with a new sequence: whoever is busy with the one before leaves this one in place. In id order,
 * as whatever locks several changes does: no two of them wait for each other.
 */
export function markChanged(itemIds: string[], consumers: readonly ChangeConsumer[] = changeConsumers): SQL {
  return sql`
    insert into ${changeTable} (consumer, item_id, kind)
    select consumer, item_id, 'upsert' from unnest(${sql.param(consumers)}::text[]) consumer, unnest(${sql.param(itemIds)}::text[]) item_id
    order by item_id, consumer
    on conflict (consumer, item_id) do update set kind = excluded.kind, sequence = excluded.sequence`;
}

export function createChangeStore({ db, atomic }: Database): ChangeStore {
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
        with done as (
          select ${changeTable.itemId} from ${changeTable}
          join unnest(${itemIds}::text[], ${sequences}::bigint[]) as taken (item_id, sequence)
            on ${changeTable.itemId} = taken.item_id and ${changeTable.sequence} = taken.sequence
          where ${changeTable.consumer} = ${consumer} order by ${changeTable.itemId} for update of ${changeTable}
        )
        delete from ${changeTable} using done
        where ${changeTable.consumer} = ${consumer} and ${changeTable.itemId} = done.item_id`);
    },

    async count(consumer) {
      const [row] = await db.select({ count: count() }).from(changeTable).where(eq(changeTable.consumer, consumer));
      return row?.count ?? 0;
    },

    markAll: (consumer) => atomic((tx) => markAllChanged(tx, consumer)),
  };
}

/** In a transaction. Gives how many items there are. */
export async function markAllChanged(tx: Drizzle, consumer: ChangeConsumer): Promise<number> {
  // It goes by date and not in id order: the other writers wait until it is through.
  await tx.execute(sql`lock table ${changeTable} in share row exclusive mode`);
  const marked = await tx.execute(sql`
    insert into ${changeTable} (consumer, item_id, kind)
    select ${consumer}, id, 'upsert' from ${itemTable} order by first_seen_at, id
    on conflict (consumer, item_id) do update set kind = excluded.kind, sequence = excluded.sequence`);
  return marked.rowCount ?? 0;
}
