// Sources: what was declared, what is remembered of reading them, and when they are next due. The database is the schedule.
import { and, asc, desc, eq, lt, lte, type SQL, sql } from 'drizzle-orm';
import { notFound } from '../errors.ts';
import type { Source, SourceFetch } from '../model/source.ts';
import { type Database, type Drizzle, dropNulls, excludedColumns } from './database.ts';
import { sourceFetchTable, sourceTable } from './schema/sources.ts';
import type { SourceStore } from './store.ts';

const fetchesKept = 50;
const french = new Intl.Collator('fr');

export function createSourceStore({ db, atomic }: Database): SourceStore {
  return {
    async save(declaration, origin, now) {
      const declared = {
        title: declaration.title,
        url: declaration.url,
        kind: declaration.kind,
        siteUrl: declaration.siteUrl ?? null,
        selectors: declaration.selectors ?? null,
        itemKind: declaration.itemKind,
        pages: declaration.pages,
        language: declaration.language,
        origin,
      };
      const [row] = await db
        .insert(sourceTable)
        .values({ id: declaration.id, ...declared, nextFetchAt: now })
        .onConflictDoUpdate({
          target: sourceTable.id,
          set: {
            ...excludedColumns(sourceTable, ['id', ...fetchState]),
            active: sql`${sourceTable.active} or ${sourceTable.missingSince} is not null or excluded.origin = 'api' or ${readAnew}`,
            missingSince: null,
            etag: sql`case when not ${readAnew} then ${sourceTable.etag} end`,
            lastModified: sql`case when not ${readAnew} then ${sourceTable.lastModified} end`,
            bodyHash: sql`case when not ${readAnew} then ${sourceTable.bodyHash} end`,
            nextFetchAt: sql`case when ${readAnew} then excluded.next_fetch_at else ${sourceTable.nextFetchAt} end`,
          },
        })
        .returning();
      if (!row) throw notFound('source', declaration.id);
      return toSource(row);
    },

    async deactivateMissing(keptIds, now) {
      const rows = await db
        .update(sourceTable)
        .set({ active: false, missingSince: now })
        .where(
          and(
            eq(sourceTable.origin, 'config'),
            eq(sourceTable.active, true),
            sql`${sourceTable.id} <> all(${sql.param(keptIds)})`,
          ),
        )
        .returning({ id: sourceTable.id });
      return rows.map((row) => row.id).sort();
    },

    async find(id) {
      const [row] = await db.select().from(sourceTable).where(eq(sourceTable.id, id));
      return row && toSource(row);
    },

    async list() {
      const rows = await db.select().from(sourceTable).orderBy(asc(sourceTable.id));
      return rows.map(toSource).sort((a, b) => french.compare(a.title, b.title));
    },

    async listDue(now, limit) {
      const rows = await db
        .select()
        .from(sourceTable)
        .where(and(eq(sourceTable.active, true), lte(sourceTable.nextFetchAt, now)))
        .orderBy(asc(sourceTable.nextFetchAt), asc(sourceTable.id))
        .limit(limit);
      return rows.map(toSource);
    },

    recordFetch: (fetch, state) =>
      atomic(async (tx) => {
        const updated = await tx
          .update(sourceTable)
          .set({
            nextFetchAt: state.nextFetchAt,
            lastFetchAt: fetch.at,
            lastOutcome: fetch.outcome,
            lastError: state.error ?? null,
            errorCount: state.error === undefined ? 0 : sql`${sourceTable.errorCount} + 1`,
            ...(state.validators && {
              etag: state.validators.etag ?? null,
              lastModified: state.validators.lastModified ?? null,
            }),
            ...(state.bodyHash !== undefined && { bodyHash: state.bodyHash }),
            ...(state.active !== undefined && { active: state.active }),
          })
          .where(eq(sourceTable.id, fetch.sourceId))
          .returning({ id: sourceTable.id });
        if (updated.length === 0) throw notFound('source', fetch.sourceId);
        await tx.insert(sourceFetchTable).values({ ...fetch, failed: state.error !== undefined });
        await deleteOldFetches(tx, fetch.sourceId);
      }),

    async listFetches(sourceId, limit) {
      const rows = await db
        .select()
        .from(sourceFetchTable)
        .where(eq(sourceFetchTable.sourceId, sourceId))
        .orderBy(desc(sourceFetchTable.id))
        .limit(limit);
      return rows.map(toFetch);
    },
  };
}

/** What a new declaration leaves alone, unless the source is to be read anew. */
const fetchState = [
  'active',
  'missingSince',
  'etag',
  'lastModified',
  'bodyHash',
  'nextFetchAt',
  'lastFetchAt',
  'lastOutcome',
  'lastError',
  'errorCount',
] satisfies (keyof typeof sourceTable.$inferSelect)[];

/** New selectors too: the page may be the same to the byte, and yet give other items. */
const readAnew: SQL = sql`(${sourceTable.url} <> excluded.url or ${sourceTable.kind} <> excluded.kind or ${sourceTable.selectors} is distinct from excluded.selectors)`;

async function deleteOldFetches(tx: Drizzle, sourceId: string): Promise<void> {
  const oldestKept = tx
    .select({ id: sourceFetchTable.id })
    .from(sourceFetchTable)
    .where(eq(sourceFetchTable.sourceId, sourceId))
    .orderBy(desc(sourceFetchTable.id))
    .offset(fetchesKept - 1)
    .limit(1);
  await tx
    .delete(sourceFetchTable)
    .where(and(eq(sourceFetchTable.sourceId, sourceId), lt(sourceFetchTable.id, sql`(${oldestKept})`)));
}

function toSource(row: typeof sourceTable.$inferSelect): Source {
  const { etag, lastModified, missingSince: _missingSince, ...rest } = dropNulls(row);
  return {
    ...rest,
    validators: { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) },
  };
}

function toFetch(row: typeof sourceFetchTable.$inferSelect): SourceFetch {
  const { id: _id, failed: _failed, ...fetch } = dropNulls(row);
  return fetch;
}
