// Digest issues, frozen when they are prepared: the issue, its entries, its mail and the subscription's next turn are one transaction.
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { DigestEntry, DigestIssue } from '../model/digest.ts';
import { type Database, type Drizzle, dropNulls } from './database.ts';
import { addOutboxRow } from './outbox-rows.ts';
import { digestIssueItemTable, digestIssueTable, outboxTable, subscriptionTable } from './schema/readers.ts';
import { itemStoryTable } from './schema/stories.ts';
import { toStorableDate } from './storable.ts';
import type { DigestStore } from './store.ts';

export function createDigestStore({ db, atomic }: Database): DigestStore {
  return {
    /**
     * Nothing is written either when the subscription is not active, or when its cutoff has passed `issue.from`: another worker prepared these days
     * already, and nobody reads the same item twice.
     */
    saveIssue: (issue, { nextIssueAt, now }) =>
      atomic(async (tx) => {
        const [subscription] = await tx
          .select({ state: subscriptionTable.state, cutoffAt: subscriptionTable.cutoffAt })
          .from(subscriptionTable)
          .where(eq(subscriptionTable.id, issue.subscriptionId))
          .for('update');
        const prepared = await findOutboxId(tx, issue);
        if (prepared !== undefined) return prepared;
        if (subscription?.state !== 'active') return undefined;
        if (subscription.cutoffAt > issue.from || subscription.cutoffAt >= issue.cutoff) return undefined;

        await tx
          .update(subscriptionTable)
          .set({ cutoffAt: issue.cutoff, nextIssueAt })
          .where(eq(subscriptionTable.id, issue.subscriptionId));
        if (issue.entries.length === 0) return undefined;
        await tx.insert(digestIssueTable).values({
          id: issue.id,
          subscriptionId: issue.subscriptionId,
          fromAt: issue.from,
          cutoffAt: issue.cutoff,
          omitted: issue.omitted,
          signals: issue.signals ?? [],
          createdAt: now,
        });
        await tx
          .insert(digestIssueItemTable)
          .values(issue.entries.map((entry, position) => toEntryRow(issue.id, position, entry)));
        return (
          await addOutboxRow(tx, { kind: 'digest', subscriptionId: issue.subscriptionId, issueId: issue.id, now })
        ).id;
      }),

    find: (id) => findIssue(db, id),

    async listFor(subscriptionId, limit) {
      const rows = await db
        .select()
        .from(digestIssueTable)
        .where(eq(digestIssueTable.subscriptionId, subscriptionId))
        .orderBy(desc(digestIssueTable.cutoffAt))
        .limit(limit);
      return rows.map(toIssueHead);
    },

    async listSentItemIds(subscriptionId) {
      const { rows } = await db.execute<{ itemId: string }>(sql`
        with sent as (
          select item_id from ${digestIssueItemTable} join ${digestIssueTable} on id = issue_id
          where subscription_id = ${sql.param(subscriptionId, digestIssueTable.subscriptionId)}
        )
        select item_id as "itemId" from sent
        union
        select mate.item_id from sent join ${itemStoryTable} own using (item_id) join ${itemStoryTable} mate using (story_id)`);
      return new Set(rows.map((row) => row.itemId));
    },

    async listSentSignalIds(subscriptionId) {
      const rows = await db
        .select({ signals: digestIssueTable.signals })
        .from(digestIssueTable)
        .where(eq(digestIssueTable.subscriptionId, subscriptionId));
      return new Set(rows.flatMap(({ signals }) => signals ?? []).map(({ id }) => id));
    },
  };
}

export async function findIssue(db: Drizzle, id: string): Promise<DigestIssue | undefined> {
  const [head] = await db.select().from(digestIssueTable).where(eq(digestIssueTable.id, id));
  if (!head) return undefined;
  const entries = await db
    .select()
    .from(digestIssueItemTable)
    .where(eq(digestIssueItemTable.issueId, id))
    .orderBy(asc(digestIssueItemTable.position));
  return { ...toIssueHead(head), entries: entries.map(toEntry) };
}

async function findOutboxId(tx: Drizzle, issue: DigestIssue): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: outboxTable.id })
    .from(outboxTable)
    .innerJoin(digestIssueTable, eq(digestIssueTable.id, outboxTable.issueId))
    .where(and(eq(digestIssueTable.subscriptionId, issue.subscriptionId), eq(digestIssueTable.cutoffAt, issue.cutoff)));
  return row?.id;
}

function toIssueHead(row: typeof digestIssueTable.$inferSelect): Omit<DigestIssue, 'entries'> {
  const { id, subscriptionId, fromAt, cutoffAt, omitted, signals } = row;
  return { id, subscriptionId, from: fromAt, cutoff: cutoffAt, omitted, ...(signals?.length && { signals }) };
}

function toEntryRow(issueId: string, position: number, entry: DigestEntry): typeof digestIssueItemTable.$inferInsert {
  return { ...entry, issueId, position, publishedAt: toStorableDate(entry.publishedAt) };
}

function toEntry(row: typeof digestIssueItemTable.$inferSelect): DigestEntry {
  const { issueId: _issueId, position: _position, ...entry } = dropNulls(row);
  return entry;
}
