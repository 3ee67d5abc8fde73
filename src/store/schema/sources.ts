// The sources and the newest of their fetches.
import { sql } from 'drizzle-orm';
import { bigserial, boolean, check, index, integer, pgTable } from 'drizzle-orm/pg-core';
import type { ItemKind, ListSelectors, Source, SourceDeclaration } from '../../model/source.ts';
import { instant, jsonb, text } from './columns.ts';

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
