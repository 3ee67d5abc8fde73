// The life of the glossary: its revisions, the changes asked for, the words it lacks.
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import type { GlossaryChange, GlossaryChangeState, TermCandidate } from '../../model/glossary-change.ts';
import type { GlossaryContent } from '../store.ts';
import { instant, jsonb, text } from './columns.ts';
import { itemTable } from './items.ts';

/** Whole, one row a revision: some 100 kB each, a few hundred in a lifetime; any past glossary can be read back as it was. */
export const glossaryRevisionTable = pgTable('glossary_revision', {
  number: integer('number').primaryKey(),
  version: text('version').notNull(),
  at: instant('at').notNull(),
  actorId: text('actor_id').notNull(),
  comment: text('comment').notNull(),
  changeId: text('change_id'),
  content: jsonb('content').$type<GlossaryContent>().notNull(),
});

export const glossaryChangeTable = pgTable(
  'glossary_change',
  {
    id: text('id').primaryKey(),
    state: text('state').$type<GlossaryChangeState>().notNull(),
    comment: text('comment').notNull(),
    actorId: text('actor_id').notNull(),
    baseNumber: integer('base_number').notNull(),
    concepts: jsonb('concepts').$type<GlossaryChange['concepts']>().notNull(),
    themes: jsonb('themes').$type<GlossaryChange['themes']>().notNull(),
    replaced: jsonb('replaced').$type<GlossaryChange['replaced']>().notNull(),
    effect: jsonb('effect').$type<GlossaryChange['effect']>(),
    progress: jsonb('progress').$type<GlossaryChange['progress']>().notNull(),
    appliedNumber: integer('applied_number'),
    undoneNumber: integer('undone_number'),
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    check(
      'glossary_change_state',
      sql`${table.state} in ('draft', 'previewing', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'failed')`,
    ),
    index('glossary_change_newest').on(table.createdAt),
    index('glossary_change_walking').on(table.id).where(sql`${table.state} in ('previewing', 'applying', 'undoing')`),
  ],
);

export const termCandidateTable = pgTable(
  'term_candidate',
  {
    id: text('id').primaryKey(),
    term: text('term').notNull(),
    conceptId: text('concept_id'),
    state: text('state').$type<TermCandidate['state']>().notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [check('term_candidate_state', sql`${table.state} in ('open', 'accepted', 'dismissed')`)],
);

export const termExampleTable = pgTable(
  'term_example',
  {
    candidateId: text('candidate_id')
      .notNull()
      .references(() => termCandidateTable.id, { onDelete: 'cascade' }),
    itemId: text('item_id')
      .notNull()
      .references(() => itemTable.id, { onDelete: 'cascade' }),
    form: text('form').notNull(),
    actorId: text('actor_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.itemId] })],
);
