// The directory of actors: no table of its own, counted from the items that name them.
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../model/actor.ts';
import { type Database, type Drizzle, dropNulls } from './database.ts';
import { itemActorTable, itemTable } from './schema/items.ts';
import { toSearchName } from './search-name.ts';
import type { ActorStore } from './store.ts';

type ListedActor = Actor & { items: number; firstAt: Date; lastAt: Date };

export function createActorStore({ db }: Database): ActorStore {
  return {
    /** A name without any letter or digit filters nothing. */
    async list({ type, placeId, name, limit, offset = 0 }) {
      const conditions: SQL[] = [];
      if (type !== undefined) conditions.push(sql`type = ${type}`);
      if (placeId !== undefined) conditions.push(sql`place_id = ${sql.param(placeId, itemActorTable.placeId)}`);
      // Letters, digits and spaces: nothing that LIKE would read as its own.
      if (name !== undefined) conditions.push(sql`search_name like ${`%${toSearchName(name)}%`}`);
      // Of the actors found, every item counts, however it writes their name.
      const where =
        conditions.length > 0 &&
        sql`actor_id in (select actor_id from ${itemActorTable} where ${sql.join(conditions, sql` and `)})`;
      return listActors(db, where || sql`true`, { limit, offset });
    },

    async find(id) {
      const [actor] = await listActors(db, sql`actor_id = ${sql.param(id, itemActorTable.actorId)}`, {
        limit: 1,
        offset: 0,
      });
      return actor;
    },

    async listItemIds(id, limit) {
      const found = await db.execute<{ id: string }>(sql`
        select id from ${itemTable} join ${itemActorTable} on item_id = id
        where actor_id = ${sql.param(id, itemActorTable.actorId)}
        order by published_at desc nulls last, first_seen_at desc, id limit ${limit}`);
      return found.rows.map((row) => row.id);
    },
  };
}

/** Counted by an index alone; only the actors of the page are looked at in full, as their items most often describe them. */
async function listActors(db: Drizzle, where: SQL, page: { limit: number; offset: number }): Promise<ListedActor[]> {
  const found = await db.execute<
    Omit<ListedActor, 'placeId' | 'firstAt' | 'lastAt'> & { placeId: string | null; firstAt: string; lastAt: string }
  >(sql`
    with page as (
      select actor_id, count(*)::int as items from ${itemActorTable} where ${where}
      group by actor_id order by items desc, actor_id limit ${page.limit} offset ${page.offset}
    )
    select actor_id as id, mode() within group (order by name) as name, mode() within group (order by type) as type,
      mode() within group (order by place_id) as "placeId", page.items,
      min(coalesce(published_at, first_seen_at)) as "firstAt", max(coalesce(published_at, first_seen_at)) as "lastAt"
    from page join ${itemActorTable} using (actor_id) join ${itemTable} on ${itemTable.id} = item_id
    group by actor_id, page.items order by page.items desc, actor_id`);
  return found.rows.map(({ firstAt, lastAt, ...actor }) => ({
    ...dropNulls(actor),
    firstAt: new Date(firstAt),
    lastAt: new Date(lastAt),
  }));
}
