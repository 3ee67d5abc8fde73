// Mail on its way: a row is claimed under a lease before anything reaches the wire. The send-mail handler works from here.
import { and, asc, count, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import { VigieError } from '../errors.ts';
import type { Database } from './database.ts';
import { findIssue } from './digests.ts';
import { addOutboxRow, toOutboxRow } from './outbox-rows.ts';
import { outboxTable, subscriptionTable } from './schema/readers.ts';
import type { OutboxStore } from './store.ts';
import { findSubscription } from './subscriptions.ts';

export function createOutboxStore({ db, atomic }: Database): OutboxStore {
  return {
    add: (row) => atomic((tx) => addOutboxRow(tx, row)),

    async listDue(now, limit) {
      const rows = await db
        .select()
        .from(outboxTable)
        .where(and(waiting, lte(outboxTable.nextAttemptAt, now)))
        .orderBy(asc(outboxTable.nextAttemptAt), asc(outboxTable.createdAt), asc(outboxTable.id))
        .limit(limit);
      return rows.map(toOutboxRow);
    },

    async claim(id, now, leaseMs) {
      // Two workers at once: the second waits for the first's row lock, then finds that the row waits no more.
      const [row] = await db
        .update(outboxTable)
        .set({
          state: 'sending',
          attempts: sql`${outboxTable.attempts} + 1`,
          leaseUntil: new Date(now.getTime() + leaseMs),
          updatedAt: now,
        })
        .where(and(eq(outboxTable.id, id), waiting, lte(outboxTable.nextAttemptAt, now)))
        .returning();
      if (!row) return undefined;
      const subscription = await findSubscription(db, eq(subscriptionTable.id, row.subscriptionId));
      if (!subscription) throw new VigieError('internal', `outbox row ${id} has no subscription`);
      const issue = row.issueId === null ? undefined : await findIssue(db, row.issueId);
      return { row: toOutboxRow(row), subscription, ...(issue && { issue }) };
    },

    async finish(id, { state, now, detail, nextAttemptAt }) {
      // A sender that comes back after its lease still tells the truth when it says "sent"; anything else it says then is out of date.
      await db
        .update(outboxTable)
        .set({
          state,
          detail,
          leaseUntil: null,
          updatedAt: now,
          ...((state === 'pending' || state === 'retry') && { nextAttemptAt: nextAttemptAt ?? now }),
        })
        .where(
          and(
            eq(outboxTable.id, id),
            state === 'sent' ? ne(outboxTable.state, 'skipped') : eq(outboxTable.state, 'sending'),
          ),
        );
    },

    async releaseExpired(now, to) {
      const released = await db
        .update(outboxTable)
        .set({
          state: to,
          leaseUntil: null,
          updatedAt: now,
          detail: 'its sender stopped before saying how it ended',
          ...(to === 'retry' && { nextAttemptAt: now }),
        })
        .where(and(eq(outboxTable.state, 'sending'), lte(outboxTable.leaseUntil, now)))
        .returning({ id: outboxTable.id });
      return released.length;
    },

    async countByState() {
      const rows = await db
        .select({ state: outboxTable.state, count: count() })
        .from(outboxTable)
        .groupBy(outboxTable.state);
      return Object.fromEntries(rows.map((row) => [row.state, row.count]));
    },
  };
}

const waiting = inArray(outboxTable.state, ['pending', 'retry']);
