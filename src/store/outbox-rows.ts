// Rows of the outbox, as digests.ts (in an issue's transaction) and outbox.ts write and read them.
import { eq } from 'drizzle-orm';
import { VigieError } from '../errors.ts';
import { stableId } from '../model/ids.ts';
import type { OutboxKind, OutboxRow } from '../model/mail.ts';
import { type Drizzle, dropNulls } from './database.ts';
import { outboxTable } from './schema/readers.ts';

/** One row per (kind, subscription, issue): asking again gives the row that is there. Its id is made of the three, so that Message-IDs are stable. */
export async function addOutboxRow(
  db: Drizzle,
  mail: { kind: OutboxKind; subscriptionId: string; issueId?: string; now: Date },
): Promise<OutboxRow> {
  const { kind, subscriptionId, issueId, now } = mail;
  const id = stableId('outbox', kind, subscriptionId, issueId ?? '');
  await db
    .insert(outboxTable)
    .values({ id, kind, subscriptionId, issueId, state: 'pending', nextAttemptAt: now, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: [outboxTable.kind, outboxTable.subscriptionId, outboxTable.issueId] });
  const [row] = await db.select().from(outboxTable).where(eq(outboxTable.id, id));
  if (!row) throw new VigieError('internal', `outbox row ${id} was not written`);
  return toOutboxRow(row);
}

export function toOutboxRow(row: typeof outboxTable.$inferSelect): OutboxRow {
  const { id, kind, subscriptionId, issueId, state, attempts, nextAttemptAt } = dropNulls(row);
  return { id, kind, subscriptionId, ...(issueId !== undefined && { issueId }), state, attempts, nextAttemptAt };
}
