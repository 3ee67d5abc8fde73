// The tables, in Drizzle's terms. drizzle-kit writes migrations/ from this file; each family file reads and writes its own tables.
import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ChangeConsumer } from '../model/change.ts';
import type { AuditEntry, Role } from '../model/curation.ts';
import type { DigestEntry, DigestReason } from '../model/digest.ts';
import type { PageState, TextOrigin } from '../model/item.ts';
import type { OutboxKind, OutboxState } from '../model/mail.ts';
import type { ItemKind, ListSelectors, Source, SourceDeclaration } from '../model/source.ts';
import type { SubscriptionState } from '../model/subscription.ts';
import type { Evidence, PlaceKind, TagState } from '../model/tag.ts';
import { toStorableJson, toStorableText } from './storable.ts';

/** Every text and every JSON value goes through these two, in conditions too. */
const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: toStorableText,
});
const jsonb = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: toStorableJson,
});
/** Milliseconds, as a JavaScript Date counts: what is read back equals what was written. */
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const sourceTable = pgTable(
  'source',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    url: text('url').notNull(),
    kind: text('kind').$type<SourceDeclaration['kind']>().notNull(),
    siteUrl: text('site_url'),
    selectors: jsonb('selectors').$type<ListSelectors>(),
    itemKind: text('item_kind').$type<ItemKind>().notNull(),
    pages: text('pages').$type<SourceDeclaration['pages']>().notNull(),
    language: text('language').notNull(),
    origin: text('origin').$type<Source['origin']>().notNull(),
    active: boolean('active').notNull().default(true),
    /** Set while the source is off because the configuration no longer names it: coming back switches it on again. */
    missingSince: instant('missing_since'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    bodyHash: text('body_hash'),
    nextFetchAt: instant('next_fetch_at').notNull(),
    lastFetchAt: instant('last_fetch_at'),
    lastOutcome: text('last_outcome'),
    lastError: text('last_error'),
    errorCount: integer('error_count').notNull().default(0),
  },
  (table) => [
    check('source_kind', sql`${table.kind} in ('feed', 'list')`),
    check('source_origin', sql`${table.origin} in ('config', 'api')`),
    index('source_due').on(table.nextFetchAt).where(sql`${table.active}`),
  ],
);

export const sourceFetchTable = pgTable(
  'source_fetch',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    sourceId: text('source_id')
      .notNull()
      .references(() => sourceTable.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    outcome: text('outcome').notNull(),
    status: integer('status'),
    bytes: integer('bytes'),
    durationMs: integer('duration_ms').notNull(),
    itemsNew: integer('items_new').notNull(),
    itemsUpdated: integer('items_updated').notNull(),
    itemsBad: integer('items_bad').notNull(),
    detail: text('detail'),
    /** Whether it counted as an error of the source. */
    failed: boolean('failed').notNull(),
  },
  (table) => [index('source_fetch_newest').on(table.sourceId, table.id)],
);

export const itemTable = pgTable(
  'item',
  {
    id: text('id').primaryKey(),
    sourceId: text('source_id')
      .notNull()
      .references(() => sourceTable.id),
    seenKey: text('seen_key').notNull(),
    guid: text('guid'),
    url: text('url'),
    canonicalUrl: text('canonical_url'),
    title: text('title').notNull(),
    excerpt: text('excerpt').notNull(),
    text: text('text').notNull(),
    textOrigin: text('text_origin').$type<TextOrigin>().notNull(),
    pageState: text('page_state').$type<PageState>().notNull(),
    pageAttempts: integer('page_attempts').notNull(),
    kind: text('kind').$type<ItemKind>().notNull(),
    language: text('language').notNull(),
    authors: text('authors').array().notNull(),
    categories: text('categories').array().notNull(),
    publishedAt: instant('published_at'),
    firstSeenAt: instant('first_seen_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: integer('version').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (table) => [
    check('item_page_state', sql`${table.pageState} in ('done', 'pending', 'refused', 'failed')`),
    check('item_version', sql`${table.version} >= 1`),
    // Of its digest: a guid may be longer than the 2.7 kB that a B-tree entry holds.
    uniqueIndex('item_seen').on(table.sourceId, sql`md5(${table.seenKey})`),
    index('item_first_seen').on(table.firstSeenAt),
    index('item_pending_page').on(table.sourceId, table.firstSeenAt).where(sql`${table.pageState} = 'pending'`),
  ],
);

export const itemTagTable = pgTable(
  'item_tag',
  {
    itemId: text('item_id')
      .notNull()
      .references(() => itemTable.id, { onDelete: 'cascade' }),
    conceptId: text('concept_id').notNull(),
    state: text('state').$type<TagState>().notNull(),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
    glossaryVersion: text('glossary_version').notNull(),
    /** When a curator last decided on it. */
    curatedAt: instant('curated_at'),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.conceptId] }),
    check('item_tag_state', sql`${table.state} in ('auto', 'added', 'refused')`),
    index('item_tag_concept').on(table.conceptId),
  ],
);

export const itemPlaceTable = pgTable(
  'item_place',
  {
    itemId: text('item_id')
      .notNull()
      .references(() => itemTable.id, { onDelete: 'cascade' }),
    placeId: text('place_id').notNull(),
    kind: text('kind').$type<PlaceKind>().notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    siren: text('siren'),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.placeId] }),
    check('item_place_kind', sql`${table.kind} in ('region', 'departement', 'epci', 'commune')`),
    index('item_place_place').on(table.placeId),
  ],
);

/** The items each consumer has still to take in. No foreign key: a deletion outlives its item. */
export const changeTable = pgTable(
  'change',
  {
    consumer: text('consumer').$type<ChangeConsumer>().notNull(),
    itemId: text('item_id').notNull(),
    kind: text('kind').$type<'upsert' | 'delete'>().notNull(),
    sequence: bigserial('sequence', { mode: 'bigint' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consumer, table.itemId] }),
    check('change_kind', sql`${table.kind} in ('upsert', 'delete')`),
    index('change_oldest').on(table.consumer, table.sequence),
  ],
);

export const auditTable = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    at: instant('at').notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').$type<AuditEntry['subjectType']>().notNull(),
    subjectId: text('subject_id').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('audit_subject').on(table.subjectType, table.subjectId, table.at)],
);

export const apiKeyTable = pgTable(
  'api_key',
  {
    id: text('id').primaryKey(),
    label: text('label').notNull(),
    role: text('role').$type<Role>().notNull(),
    hash: text('hash').notNull().unique('api_key_hash'),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [check('api_key_role', sql`${table.role} in ('curator', 'admin')`)],
);

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

export const settingTable = pgTable('setting', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
