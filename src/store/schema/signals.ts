// The weak signals as they were last evaluated, what each week showed of them, and what curators said.
import { sql } from 'drizzle-orm';
import { bigserial, check, doublePrecision, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import type { SignalCard, SignalLane, SignalStateName, SignalTier } from '../../model/signal.ts';
import type { SignalVerdictName } from '../../model/signal-verdict.ts';
import { instant, jsonb, text } from './columns.ts';

/** One row a signal, with its newest card. Written anew at each evaluation: all of it follows from the items. */
export const signalTable = pgTable(
  'signal',
  {
    id: text('id').primaryKey(),
    /** That it was first seen under. */
    key: text('key').notNull(),
    /** That one, and those of the terms merged with it. */
    keys: text('keys').array().notNull(),
    lane: text('lane').$type<SignalLane>().notNull(),
    territories: text('territories').array().notNull(),
    firstFlagged: text('first_flagged').notNull(),
    card: jsonb('card').$type<SignalCard>().notNull(),
  },
  (table) => [
    check('signal_lane', sql`${table.lane} in ('term', 'name', 'concept', 'pair', 'territory')`),
    index('signal_first_flagged').on(table.firstFlagged),
  ],
);

export const signalWeekTable = pgTable(
  'signal_week',
  {
    signalId: text('signal_id')
      .notNull()
      .references(() => signalTable.id, { onDelete: 'cascade' }),
    week: text('week').notNull(),
    state: text('state').$type<SignalStateName>().notNull(),
    tier: text('tier').$type<SignalTier>(),
    window: integer('window').notNull(),
    observed: integer('observed').notNull(),
    expected: doublePrecision('expected').notNull(),
    surprise: doublePrecision('surprise').notNull(),
    rank: doublePrecision('rank').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.signalId, table.week] }),
    check('signal_week_state', sql`${table.state} in ('weak', 'strong', 'established', 'fading')`),
    check('signal_week_tier', sql`${table.tier} in ('A', 'B', 'C')`),
    index('signal_week_week').on(table.week),
  ],
);

/** Every opinion, by the key of its signal: no foreign key, since it outlives each evaluation. */
export const signalVerdictTable = pgTable(
  'signal_verdict',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    key: text('key').notNull(),
    verdict: text('verdict').$type<SignalVerdictName>().notNull(),
    comment: text('comment'),
    owner: text('owner'),
    decision: text('decision'),
    reviewOn: text('review_on'),
    actorId: text('actor_id').notNull(),
    at: instant('at').notNull(),
    signalId: text('signal_id').notNull(),
    label: text('label').notNull(),
    lane: text('lane').$type<SignalLane>().notNull(),
    week: text('week').notNull(),
    surprise: doublePrecision('surprise').notNull(),
  },
  (table) => [
    check('signal_verdict_verdict', sql`${table.verdict} in ('relevant', 'early', 'noise', 'duplicate')`),
    index('signal_verdict_key').on(table.key, table.id),
  ],
);
