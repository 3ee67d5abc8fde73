// Which items tell one story: each as it was grouped, and what curators said.
import { sql } from 'drizzle-orm';
import { boolean, check, customType, doublePrecision, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import type { StoryLink } from '../../model/story.ts';
import { instant, text } from './columns.ts';
import { itemTable } from './items.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * What an item was when it was grouped, beside the story it was given: the job compares it with what the item is now. No foreign key to the item: when it is
 * deleted, its date says from where the stories are to be told again.
 */
export const itemStoryTable = pgTable(
  'item_story',
  {
    itemId: text('item_id').primaryKey(),
    sourceId: text('source_id').notNull(),
    at: instant('at').notNull(),
    canonicalUrl: text('canonical_url'),
    title: text('title').notNull(),
    /** MD5 of the text that the fingerprint is of. */
    textHash: text('text_hash').notNull(),
    shingles: integer('shingles'),
    /** Little-endian; null for a text too short to have one. */
    fingerprint: bytea('fingerprint'),
    storyId: text('story_id').notNull(),
    link: text('link').$type<StoryLink>().notNull(),
    likeness: doublePrecision('likeness').notNull(),
  },
  (table) => [
    check('item_story_link', sql`${table.link} in ('first', 'verdict', 'address', 'copy', 'title')`),
    check('item_story_fingerprint', sql`(${table.shingles} is null) = (${table.fingerprint} is null)`),
    index('item_story_at').on(table.at),
    index('item_story_story').on(table.storyId),
  ],
);

/** One row a pair, the smaller id first: the last word counts. */
export const storyVerdictTable = pgTable(
  'story_verdict',
  {
    a: text('a')
      .notNull()
      .references(() => itemTable.id, { onDelete: 'cascade' }),
    b: text('b')
      .notNull()
      .references(() => itemTable.id, { onDelete: 'cascade' }),
    together: boolean('together').notNull(),
    actorId: text('actor_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.a, table.b] }),
    check('story_verdict_order', sql`${table.a} < ${table.b} collate "C"`),
    index('story_verdict_b').on(table.b),
  ],
);
