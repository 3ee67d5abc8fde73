// The items with what was found in them, and the log of their changes.
import { sql } from 'drizzle-orm';
import {
  bigserial,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ActorType } from '../../model/actor.ts';
import type { ChangeConsumer } from '../../model/change.ts';
import type { PageState, TextOrigin } from '../../model/item.ts';
import type { ItemDate, StructuredHints } from '../../model/kind.ts';
import type { ItemKind } from '../../model/source.ts';
import type { Evidence, PlaceKind, TagState, TagWeight } from '../../model/tag.ts';
import type { TagReason } from '../../model/tag-reason.ts';
import { instant, jsonb, text } from './columns.ts';
import { sourceTable } from './sources.ts';

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
    declaredKind: text('declared_kind').$type<ItemKind>().notNull(),
    structured: jsonb('structured').$type<StructuredHints>(),
    kindReasons: jsonb('kind_reasons').$type<TagReason[]>().notNull().default([]),
    dates: jsonb('dates').$type<ItemDate[]>().notNull().default([]),
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
    /** Not real: what is read back equals what was written. */
    confidence: doublePrecision('confidence').notNull().default(1),
    weight: text('weight').$type<TagWeight>().notNull().default('mention'),
    reasons: jsonb('reasons').$type<TagReason[]>().notNull().default([]),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
    glossaryVersion: text('glossary_version').notNull(),
    /** When a curator last decided on it. */
    curatedAt: instant('curated_at'),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.conceptId] }),
    check('item_tag_state', sql`${table.state} in ('auto', 'suggested', 'added', 'refused')`),
    check('item_tag_weight', sql`${table.weight} in ('central', 'mention')`),
    index('item_tag_concept').on(table.conceptId),
    index('item_tag_suggested').on(table.conceptId, table.itemId).where(sql`${table.state} = 'suggested'`),
    index('item_tag_curated').on(table.conceptId, table.curatedAt).where(sql`${table.curatedAt} is not null`),
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
    check(
      'item_place_kind',
      sql`${table.kind} in ('region', 'ancienne-region', 'departement', 'epci', 'commune', 'pays')`,
    ),
    index('item_place_place').on(table.placeId),
  ],
);

export const itemActorTable = pgTable(
  'item_actor',
  {
    itemId: text('item_id')
      .notNull()
      .references(() => itemTable.id, { onDelete: 'cascade' }),
    actorId: text('actor_id').notNull(),
    name: text('name').notNull(),
    /** The words of the name as they are searched: folded, each after a space. */
    searchName: text('search_name').notNull(),
    type: text('type').$type<ActorType>().notNull(),
    placeId: text('place_id'),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.actorId] }), index('item_actor_actor').on(table.actorId)],
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
