// How often items speak of a concept, month by month: what its page draws a curve of. Counted from the items; read only.
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { itemTable, itemTagTable } from './schema/items.ts';
import type { TrendStore } from './store.ts';

export function createTrendStore({ db }: Database): TrendStore {
  return {
    async countByMonth(conceptId, from, to) {
      const at = sql`coalesce(published_at, first_seen_at)`;
      const found = await db.execute<{ month: string; items: number }>(sql`
        select to_char(${at} at time zone 'Europe/Paris', 'YYYY-MM') as month, count(*)::int as items
        from ${itemTagTable} join ${itemTable} on id = item_id
        where concept_id = ${sql.param(conceptId, itemTagTable.conceptId)} and state in ('auto', 'added')
          and ${at} >= ${sql.param(from, itemTable.publishedAt)} and ${at} < ${sql.param(to, itemTable.publishedAt)}
        group by month order by month`);
      return found.rows;
    },
  };
}
