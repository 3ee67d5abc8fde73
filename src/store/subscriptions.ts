// Readers and what they asked to receive. Locks go from the subscriber to its subscriptions, so that no two writers cross.
import { and, asc, count, eq, gte, isNull, lt, lte, ne, type SQL, sql } from 'drizzle-orm';
import { VigieError } from '../errors.ts';
import type { Subscription } from '../model/subscription.ts';
import { type Database, type Drizzle, dropNulls, isAnyOf } from './database.ts';
import { subscriberTable, subscriptionTable } from './schema/readers.ts';
import type { SubscriptionStore } from './store.ts';

export function createSubscriptionStore({ db, atomic }: Database): SubscriptionStore {
  return {
    create: (request, { id, token, now, nextIssueAt }) =>
      atomic(async (tx) => {
        const subscriberId = await saveSubscriber(tx, request.email, now);
        await tx.insert(subscriptionTable).values({
          id,
          subscriberId,
          state: 'pending',
          concepts: request.concepts,
          territories: request.territories,
          token,
          createdAt: now,
          cutoffAt: now,
          nextIssueAt,
        });
        const created = await findSubscription(tx, eq(subscriptionTable.id, id));
        if (!created) throw new VigieError('internal', `subscription ${id} was not written`);
        return created;
      }),

    find: (id) => findSubscription(db, eq(subscriptionTable.id, id)),

    findByToken: (token) => findSubscription(db, eq(subscriptionTable.token, token)),

    confirm: (id, now, nextIssueAt) =>
      atomic(async (tx) => {
        const subscriberId = await lockSubscriberOf(tx, id);
        if (subscriberId === undefined) return undefined;
        const [pending] = await tx
          .select({ id: subscriptionTable.id })
          .from(subscriptionTable)
          .where(and(eq(subscriptionTable.id, id), eq(subscriptionTable.state, 'pending')))
          .for('update');
        if (pending) {
          await tx
            .update(subscriptionTable)
            .set({ state: 'ended', endedAt: now })
            .where(
              and(
                eq(subscriptionTable.subscriberId, subscriberId),
                eq(subscriptionTable.state, 'active'),
                ne(subscriptionTable.id, id),
              ),
            );
          await tx
            .update(subscriptionTable)
            .set({ state: 'active', confirmedAt: now, cutoffAt: now, nextIssueAt })
            .where(eq(subscriptionTable.id, id));
        }
        return findSubscription(tx, eq(subscriptionTable.id, id));
      }),

    async end(id, now) {
      await db
        .update(subscriptionTable)
        .set({ state: 'ended', endedAt: now })
        .where(and(eq(subscriptionTable.id, id), ne(subscriptionTable.state, 'ended')));
      return findSubscription(db, eq(subscriptionTable.id, id));
    },

    async listDue(now, limit) {
      const rows = await selectSubscriptions(db)
        .where(and(eq(subscriptionTable.state, 'active'), lte(subscriptionTable.nextIssueAt, now)))
        .orderBy(asc(subscriptionTable.nextIssueAt), asc(subscriptionTable.id))
        .limit(limit);
      return rows.map(toSubscription);
    },

    async listActive() {
      const rows = await selectSubscriptions(db)
        .where(eq(subscriptionTable.state, 'active'))
        .orderBy(asc(subscriptionTable.createdAt), asc(subscriptionTable.id));
      return rows.map(toSubscription);
    },

    async countPendingSince(email, since) {
      const [row] = await db
        .select({ count: count() })
        .from(subscriptionTable)
        .innerJoin(subscriberTable, eq(subscriberTable.id, subscriptionTable.subscriberId))
        .where(
          and(
            sql`lower(${subscriberTable.email}) = lower(${sql.param(email, subscriberTable.email)})`,
            eq(subscriptionTable.state, 'pending'),
            gte(subscriptionTable.createdAt, since),
          ),
        );
      return row?.count ?? 0;
    },

    purgePending: (createdBefore) =>
      atomic(async (tx) => {
        const neverConfirmed = and(
          isNull(subscriptionTable.confirmedAt),
          lt(subscriptionTable.createdAt, createdBefore),
        );
        const owners = tx.select({ id: subscriptionTable.subscriberId }).from(subscriptionTable).where(neverConfirmed);
        const locked = await tx
          .select({ id: subscriberTable.id })
          .from(subscriberTable)
          .where(sql`${subscriberTable.id} in (${owners})`)
          .orderBy(asc(subscriberTable.id))
          .for('update');
        const ids = locked.map((row) => row.id);
        const purged = await tx
          .delete(subscriptionTable)
          .where(and(neverConfirmed, isAnyOf(subscriptionTable.subscriberId, ids)))
          .returning({ id: subscriptionTable.id });
        await tx
          .delete(subscriberTable)
          .where(
            and(
              isAnyOf(subscriberTable.id, ids),
              sql`not exists (select 1 from ${subscriptionTable} where ${subscriptionTable.subscriberId} = ${subscriberTable.id})`,
            ),
          );
        return purged.length;
      }),
  };
}

const selectSubscriptions = (db: Drizzle) =>
  db
    .select({ subscription: subscriptionTable, email: subscriberTable.email })
    .from(subscriptionTable)
    .innerJoin(subscriberTable, eq(subscriberTable.id, subscriptionTable.subscriberId));

export async function findSubscription(db: Drizzle, where: SQL): Promise<Subscription | undefined> {
  const [row] = await selectSubscriptions(db).where(where);
  return row && toSubscription(row);
}

function toSubscription(row: { subscription: typeof subscriptionTable.$inferSelect; email: string }): Subscription {
  return { ...dropNulls(row.subscription), email: row.email };
}

/** The subscriber of this address, whatever its case, new or not; locked until the transaction ends. */
async function saveSubscriber(tx: Drizzle, email: string, now: Date): Promise<string> {
  const address = sql.param(email, subscriberTable.email);
  // The update changes nothing: it locks the row and makes RETURNING give it, where DO NOTHING would give none.
  const saved = await tx.execute<{ id: string }>(sql`
    insert into ${subscriberTable} (email, created_at) values (${address}, ${now.toISOString()})
    on conflict (lower(email)) do update set email = ${subscriberTable.email} returning id`);
  const id = saved.rows[0]?.id;
  if (id === undefined) throw new VigieError('internal', 'the subscriber was not written');
  return id;
}

async function lockSubscriberOf(tx: Drizzle, subscriptionId: string): Promise<string | undefined> {
  const owner = tx
    .select({ id: subscriptionTable.subscriberId })
    .from(subscriptionTable)
    .where(eq(subscriptionTable.id, subscriptionId));
  const [row] = await tx
    .select({ id: subscriberTable.id })
    .from(subscriberTable)
    .where(sql`${subscriberTable.id} = (${owner})`)
    .for('update');
  return row?.id;
}
