// The weak signals: items read as documents, what an evaluation found written whole, and what curators said of it.
import { and, asc, desc, eq, getTableColumns, gt, inArray, min, type SQL, sql } from 'drizzle-orm';
import type { SignalCard, SignalDocument } from '../model/signal.ts';
import { isMuted, type SignalHitRate, type SignalVerdict } from '../model/signal-verdict.ts';
import { putRows } from './bulk-rows.ts';
import { type Database, type Drizzle, dropNulls } from './database.ts';
import { itemPlaceTable, itemTable, itemTagTable } from './schema/items.ts';
import { signalTable, signalVerdictTable, signalWeekTable } from './schema/signals.ts';
import { itemStoryTable } from './schema/stories.ts';
import { createSettingStore } from './settings.ts';
import type { ShownSignal, SignalStore } from './store.ts';

const weekSetting = 'signals.week';
/** Rows a statement. A card is some ten kilobytes. */
const cardsMax = 200;
const weeksMax = 5_000;
/** Signals of one answer; a week shows some hundred. */
const shownMax = 1_000;
/** Read for each one wanted, since muted ones fall out afterwards. */
const withMutedFactor = 2;

const { id: _id, ...verdictColumns } = getTableColumns(signalVerdictTable);

/** The last word on a signal, whichever of its keys it was said of. */
const lastVerdict = sql<(Omit<SignalVerdict, 'at'> & { at: string }) | null>`(
  select json_strip_nulls(json_build_object(
    'key', said.key, 'verdict', said.verdict, 'comment', said.comment, 'owner', said.owner, 'decision', said.decision,
    'reviewOn', said.review_on, 'actorId', said.actor_id, 'at', said.at, 'signalId', said.signal_id, 'label', said.label,
    'lane', said.lane, 'week', said.week, 'surprise', said.surprise))
  from ${signalVerdictTable} said where said.key = any(${signalTable}.keys) order by said.id desc limit 1)`;

export function createSignalStore(database: Database): SignalStore {
  const { db, atomic } = database;
  const settings = createSettingStore(database);
  return {
    listDocuments: ({ limit, afterId }) =>
      db
        .select({
          id: itemTable.id,
          storyId: sql<string>`coalesce(${itemStoryTable.storyId}, ${itemTable.id})`,
          sourceId: itemTable.sourceId,
          date: sql<string>`to_char(coalesce(${itemTable.publishedAt}, ${itemTable.firstSeenAt}) at time zone 'UTC', 'YYYY-MM-DD')`,
          title: itemTable.title,
          text: itemTable.text,
          territories: sql<string[]>`array(
            select place_id from ${itemPlaceTable} where item_id = ${itemTable}.id order by place_id collate "C")`,
          concepts: sql<string[]>`array(
            select concept_id from ${itemTagTable}
            where item_id = ${itemTable}.id and state in ('auto', 'added') order by concept_id collate "C")`,
        })
        .from(itemTable)
        .leftJoin(itemStoryTable, eq(itemStoryTable.itemId, itemTable.id))
        .where(afterId === undefined ? undefined : gt(itemTable.id, afterId))
        .orderBy(asc(itemTable.id))
        .limit(limit) satisfies PromiseLike<SignalDocument[]>,

    async listReadSince() {
      const rows = await db
        .select({ sourceId: itemTable.sourceId, at: min(itemTable.firstSeenAt) })
        .from(itemTable)
        .groupBy(itemTable.sourceId);
      return new Map(rows.flatMap(({ sourceId, at }) => (at ? [[sourceId, at]] : [])));
    },

    evaluatedWeek: () => settings.find(weekSetting),

    saveEvaluated: ({ week, cards, weeks }) =>
      atomic(async (tx) => {
        await tx.delete(signalTable);
        for (let at = 0; at < cards.length; at += cardsMax) {
          const rows = cards.slice(at, at + cardsMax).map(toRow);
          await tx.execute(putRows(signalTable, getTableColumns(signalTable), ['id'], rows));
        }
        const columns = getTableColumns(signalWeekTable);
        for (let at = 0; at < weeks.length; at += weeksMax)
          await tx.execute(putRows(signalWeekTable, columns, ['signalId', 'week'], weeks.slice(at, at + weeksMax)));
        await createSettingStore({ ...database, db: tx }).save(weekSetting, week);
      }),

    async find(id) {
      const [row] = await db.select().from(signalTable).where(eq(signalTable.id, id));
      if (!row) return undefined;
      const weeks = await db
        .select()
        .from(signalWeekTable)
        .where(eq(signalWeekTable.signalId, id))
        .orderBy(asc(signalWeekTable.week));
      const verdicts = await db
        .select(verdictColumns)
        .from(signalVerdictTable)
        .where(inArray(signalVerdictTable.key, row.keys))
        .orderBy(desc(signalVerdictTable.id));
      return { card: row.card, weeks, verdicts: verdicts.map(dropNulls) };
    },

    list: ({ week, lane, state, territory }) =>
      listShown(
        db,
        and(
          eq(signalWeekTable.week, week),
          lane && eq(signalTable.lane, lane),
          state && eq(signalWeekTable.state, state),
          territory === undefined ? undefined : sql`${sql.param(territory)} = any(${signalTable.territories})`,
        ),
        [desc(signalWeekTable.rank), asc(signalTable.id)],
      ),

    async listNewest(limit) {
      const lastWeek = sql`${signalWeekTable.week} = (
        select max(shown.week) from ${signalWeekTable} shown where shown.signal_id = ${signalTable}.id)`;
      const newestFirst = [desc(signalTable.firstFlagged), asc(signalTable.id)];
      return (await listShown(db, lastWeek, newestFirst, limit * withMutedFactor)).slice(0, limit);
    },

    async saveVerdict(verdict) {
      await db.insert(signalVerdictTable).values(verdict);
    },

    async listHitRates() {
      // The quarter of the week's Thursday, as ISO 8601 gives it its year.
      const said = (name: string) => sql`count(*) filter (where verdict = ${name})::int`;
      const found = await db.execute<SignalHitRate & Record<string, unknown>>(sql`
        with judged as (
          select to_char(to_date(first_flagged, 'IYYY-"W"IW') + 3, 'YYYY-"T"Q') as quarter,
                 ${lastVerdict} ->> 'verdict' as verdict
          from ${signalTable}
        )
        select quarter, count(*)::int as signals, ${said('relevant')} as relevant, ${said('early')} as early,
               ${said('noise')} as noise, ${said('duplicate')} as duplicate
        from judged group by quarter order by quarter desc`);
      return found.rows;
    },
  };
}

async function listShown(
  db: Drizzle,
  where: SQL | undefined,
  orderBy: SQL[],
  limit = shownMax,
): Promise<ShownSignal[]> {
  const rows = await db
    .select({ card: signalTable.card, shown: signalWeekTable, verdict: lastVerdict })
    .from(signalTable)
    .innerJoin(signalWeekTable, eq(signalWeekTable.signalId, signalTable.id))
    .where(where)
    .orderBy(...orderBy)
    .limit(limit);
  return rows.flatMap(({ card, shown, verdict }) => {
    const said = verdict && { ...verdict, at: new Date(verdict.at) };
    return isMuted(said ?? undefined, shown.surprise) ? [] : [{ card, shown, ...(said && { verdict: said }) }];
  });
}

function toRow(card: SignalCard): typeof signalTable.$inferInsert {
  const { standing, signal } = card;
  return {
    id: standing.id,
    key: standing.key,
    keys: [...new Set([standing.key, ...signal.keys])],
    lane: standing.lane,
    territories: signal.territory === undefined ? signal.territories.map(({ id }) => id) : [signal.territory],
    firstFlagged: standing.firstFlagged,
    card,
  };
}
