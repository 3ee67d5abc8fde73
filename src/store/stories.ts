// Which items tell one story: each as it was grouped, and what curators said. Written by the job group-stories and by two actions.
import { and, asc, eq, getTableColumns, gte, lt, or, sql } from 'drizzle-orm';
import type { GroupedDocument, Story, StoryVerdict } from '../model/story.ts';
import { putRows } from './bulk-rows.ts';
import { markAllChanged, markChanged } from './changes.ts';
import { type Database, type Drizzle, dropNulls, isAnyOf } from './database.ts';
import { itemTable } from './schema/items.ts';
import { sourceTable } from './schema/sources.ts';
import { itemStoryTable, storyVerdictTable } from './schema/stories.ts';
import type { StoryStore } from './store.ts';

type Row = typeof itemStoryTable.$inferSelect;

const columns = getTableColumns(itemStoryTable);
/** Rows a statement: a fingerprint is half a kilobyte of text on its way. */
const rowsMax = 2_000;
const byDate = [asc(itemStoryTable.at), asc(sql`${itemStoryTable.itemId} collate "C"`)];

export function createStoryStore({ db, atomic }: Database): StoryStore {
  return {
    find: (id) => findStory(db, id),

    async listStates(itemIds) {
      const textHash = sql<string>`md5(${itemTable.text})`;
      const stored = await db
        .select({
          current: {
            id: itemTable.id,
            sourceId: itemTable.sourceId,
            at: sql<Date>`coalesce(${itemTable.publishedAt}, ${itemTable.firstSeenAt})`.mapWith(itemTable.firstSeenAt),
            canonicalUrl: itemTable.canonicalUrl,
            title: itemTable.title,
            textHash,
            text: sql<string | null>`
              case when ${itemStoryTable.textHash} = ${textHash} then null else ${itemTable.text} end`,
          },
          grouped: itemStoryTable,
        })
        .from(itemTable)
        .leftJoin(itemStoryTable, eq(itemStoryTable.itemId, itemTable.id))
        .where(isAnyOf(itemTable.id, itemIds));
      const found = new Set(stored.map(({ current }) => current.id));
      const deleted = await db
        .select()
        .from(itemStoryTable)
        .where(
          isAnyOf(
            itemStoryTable.itemId,
            itemIds.filter((id) => !found.has(id)),
          ),
        );
      return [
        ...stored.map(({ current, grouped }) => ({
          id: current.id,
          current: dropNulls(current),
          ...(grouped && { grouped: toGrouped(grouped) }),
        })),
        ...deleted.map((row) => ({ id: row.itemId, grouped: toGrouped(row) })),
      ];
    },

    async listGrouped(from, to) {
      const rows = await db
        .select()
        .from(itemStoryTable)
        .where(and(gte(itemStoryTable.at, from), lt(itemStoryTable.at, to)))
        .orderBy(...byDate);
      return rows.map(toGrouped);
    },

    saveGrouped: (grouped, { goneIds, movedIds }) =>
      atomic(async (tx) => {
        if (goneIds.length > 0) await tx.delete(itemStoryTable).where(isAnyOf(itemStoryTable.itemId, goneIds));
        for (let at = 0; at < grouped.length; at += rowsMax)
          await tx.execute(
            putRows(itemStoryTable, columns, ['itemId'], grouped.slice(at, at + rowsMax).map(toGivenRow)),
          );
        if (movedIds.length > 0) await tx.execute(markChanged(movedIds, ['search']));
      }),

    forget: () =>
      atomic(async (tx) => {
        await tx.execute(sql`
          delete from ${itemStoryTable}
          where not exists (select from ${itemTable} where ${itemTable.id} = ${itemStoryTable.itemId})`);
        await tx.update(itemStoryTable).set({ textHash: '' });
        return markAllChanged(tx, 'stories');
      }),

    async listVerdicts(itemIds) {
      const { a, b, together } = storyVerdictTable;
      return db
        .select({ a, b, together })
        .from(storyVerdictTable)
        .where(itemIds && or(isAnyOf(a, itemIds), isAnyOf(b, itemIds)))
        .orderBy(asc(a), asc(b));
    },

    saveVerdicts: (verdicts, by) =>
      atomic(async (tx) => {
        if (verdicts.length === 0) return;
        const rows = verdicts.map((verdict) => ({ ...inOrder(verdict), ...by }));
        await tx.execute(putRows(storyVerdictTable, getTableColumns(storyVerdictTable), ['a', 'b'], rows));
        await tx.execute(markChanged([...new Set(rows.flatMap(({ a, b }) => [a, b]))], ['stories']));
      }),
  };
}

async function findStory(db: Drizzle, id: string): Promise<Story | undefined> {
  const storyIds = db.select({ id: itemStoryTable.storyId }).from(itemStoryTable).where(eq(itemStoryTable.itemId, id));
  const rows = await db
    .select({
      storyId: itemStoryTable.storyId,
      id: itemTable.id,
      title: itemTable.title,
      url: itemTable.url,
      sourceId: itemTable.sourceId,
      sourceTitle: sourceTable.title,
      at: itemStoryTable.at,
      link: itemStoryTable.link,
      likeness: itemStoryTable.likeness,
    })
    .from(itemStoryTable)
    .innerJoin(itemTable, eq(itemTable.id, itemStoryTable.itemId))
    .innerJoin(sourceTable, eq(sourceTable.id, itemTable.sourceId))
    .where(or(eq(itemStoryTable.storyId, id), eq(itemStoryTable.storyId, storyIds)))
    .orderBy(...byDate);
  const [first] = rows;
  return first && { id: first.storyId, items: rows.map(({ storyId: _storyId, ...item }) => dropNulls(item)) };
}

function inOrder({ a, b, together }: StoryVerdict): StoryVerdict {
  return a < b ? { a, b, together } : { a: b, b: a, together };
}

function toGrouped(row: Row): GroupedDocument {
  const { itemId, shingles, fingerprint, ...document } = dropNulls(row);
  return {
    ...document,
    id: itemId,
    ...(shingles !== undefined && fingerprint && { fingerprint: { shingles, signature: toSignature(fingerprint) } }),
  };
}

/** As JSON: PostgreSQL reads a bytea from its hexadecimal form. */
function toGivenRow({ id, fingerprint, ...document }: GroupedDocument): Record<string, unknown> {
  return {
    ...document,
    itemId: id,
    shingles: fingerprint?.shingles,
    fingerprint: fingerprint && `\\x${toBytes(fingerprint.signature).toString('hex')}`,
  };
}

function toSignature(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4));
}

function toBytes(signature: Uint32Array): Buffer {
  const bytes = Buffer.alloc(signature.length * 4);
  for (const [at, value] of signature.entries()) bytes.writeUInt32LE(value, at * 4);
  return bytes;
}
