// Readers, what they asked for, the issues frozen for them and the mails that carry these.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { DigestEntry, DigestReason, DigestSignal } from '../../model/digest.ts';
import type { OutboxKind, OutboxState } from '../../model/mail.ts';
import type { SubscriptionState } from '../../model/subscription.ts';
import { instant, jsonb, text } from './columns.ts';

export const subscriberTable = pgTable(
  'subscriber',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** As its owner wrote it; one subscriber whatever the case. */
    email: text('email').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('subscriber_email').on(sql`lower(${table.email})`)],
);

export const subscriptionTable = pgTable(
  'subscription',
  {
    id: text('id').primaryKey(),
    // No cascade: a subscriber is only deleted once nothing hangs on it.
    subscriberId: uuid('subscriber_id')
      .notNull()
      .references(() => subscriberTable.id),
    state: text('state').$type<SubscriptionState>().notNull(),
    concepts: text('concepts').array().notNull(),
    territories: text('territories').array().notNull(),
    token: text('token').notNull().unique('subscription_token'),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    cutoffAt: instant('cutoff_at').notNull(),
    nextIssueAt: instant('next_issue_at').notNull(),
  },
  (table) => [
    check('subscription_state', sql`${table.state} in ('pending', 'active', 'ended')`),
    index('subscription_subscriber').on(table.subscriberId, table.createdAt),
    uniqueIndex('subscription_one_active').on(table.subscriberId).where(sql`${table.state} = 'active'`),
    index('subscription_due').on(table.nextIssueAt).where(sql`${table.state} = 'active'`),
  ],
);

export const digestIssueTable = pgTable(
  'digest_issue',
  {
    id: text('id').primaryKey(),
    subscriptionId: text('subscription_id')
      .notNull()
      .references(() => subscriptionTable.id, { onDelete: 'cascade' }),
    fromAt: instant('from_at').notNull(),
    cutoffAt: instant('cutoff_at').notNull(),
    omitted: integer('omitted').notNull(),
    /** What rises for this reader: null for an issue older than the signals. */
    signals: jsonb('signals').$type<DigestSignal[]>(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique('digest_issue_cutoff').on(table.subscriptionId, table.cutoffAt)],
);

/** Frozen copies: no foreign key to the item, whose later life changes nothing here. */
export const digestIssueItemTable = pgTable(
  'digest_issue_item',
  {
    issueId: text('issue_id').notNull(),
    position: integer('position').notNull(),
    itemId: text('item_id').notNull(),
    theme: text('theme').notNull(),
    title: text('title').notNull(),
    url: text('url'),
    excerpt: text('excerpt').notNull(),
    sourceTitle: text('source_title').notNull(),
    publishedAt: instant('published_at'),
    concepts: text('concepts').array().notNull(),
    territories: jsonb('territories').$type<DigestEntry['territories']>().notNull(),
    reasons: jsonb('reasons').$type<DigestReason[]>().notNull(),
    also: jsonb('also').$type<DigestEntry['also']>(),
  },
  (table) => [
    primaryKey({ columns: [table.issueId, table.position] }),
    unique('digest_issue_item_once').on(table.issueId, table.itemId),
    foreignKey({
      name: 'digest_issue_item_issue',
      columns: [table.issueId],
      foreignColumns: [digestIssueTable.id],
    }).onDelete('cascade'),
  ],
);

export const outboxTable = pgTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<OutboxKind>().notNull(),
    subscriptionId: text('subscription_id')
      .notNull()
      .references(() => subscriptionTable.id, { onDelete: 'cascade' }),
    issueId: text('issue_id').references(() => digestIssueTable.id, { onDelete: 'cascade' }),
    state: text('state').$type<OutboxState>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** While `sending`: when its sender is taken for dead. */
    leaseUntil: instant('lease_until'),
    /** What the last attempt ended in, for an admin to read. */
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    check('outbox_kind', sql`${table.kind} in ('confirmation', 'digest')`),
    check(
      'outbox_state',
      sql`${table.state} in ('pending', 'retry', 'sending', 'sent', 'failed', 'uncertain', 'skipped')`,
    ),
    check('outbox_issue', sql`(${table.kind} = 'digest') = (${table.issueId} is not null)`),
    check('outbox_lease', sql`(${table.state} = 'sending') = (${table.leaseUntil} is not null)`),
    unique('outbox_once').on(table.kind, table.subscriptionId, table.issueId).nullsNotDistinct(),
    index('outbox_due').on(table.nextAttemptAt).where(sql`${table.state} in ('pending', 'retry')`),
    index('outbox_lease_end').on(table.leaseUntil).where(sql`${table.state} = 'sending'`),
  ],
);
