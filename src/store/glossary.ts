// The glossary's life: revisions that are only ever added, changes in their states, and the words that curators miss.
import { and, asc, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { GlossaryChange, GlossaryRevision, TermCandidate } from '../model/glossary-change.ts';
import { type Database, type Drizzle, dropNulls, isAnyOf } from './database.ts';
import { glossaryChangeTable, glossaryRevisionTable, termCandidateTable, termExampleTable } from './schema/glossary.ts';
import type { GlossaryContent, GlossaryStore } from './store.ts';

const { content: _content, ...revisionColumns } = getTableColumns(glossaryRevisionTable);

type Example = TermCandidate['examples'][number];

const exampleCount = sql`(select count(*) from ${termExampleTable} where candidate_id = ${termCandidateTable}.id)`;

const newestExamples = sql<(Omit<Example, 'at'> & { at: string })[] | null>`(
  select json_agg(json_build_object('itemId', item_id, 'form', form, 'actorId', actor_id, 'at', at) order by at desc, item_id)
  from (
    select * from ${termExampleTable} where candidate_id = ${termCandidateTable}.id order by at desc, item_id limit 20
  ) newest)`;

export function createGlossaryStore({ db, atomic }: Database): GlossaryStore {
  return {
    current: () => findRevision(db, undefined),

    async currentNumber() {
      const [row] = await db
        .select({ number: sql<number>`coalesce(max(${glossaryRevisionTable.number}), 0)` })
        .from(glossaryRevisionTable);
      return row?.number ?? 0;
    },

    revision: (number) => findRevision(db, eq(glossaryRevisionTable.number, number)),

    async listRevisions(limit) {
      const rows = await db
        .select(revisionColumns)
        .from(glossaryRevisionTable)
        .orderBy(desc(glossaryRevisionTable.number))
        .limit(limit);
      return rows.map(dropNulls);
    },

    /** The primary key decides between two that come at once. */
    async addRevision(revision, content) {
      await db.insert(glossaryRevisionTable).values({ ...revision, content });
    },

    async createChange(change) {
      await db.insert(glossaryChangeTable).values(change);
    },

    async findChange(id) {
      const [row] = await db.select().from(glossaryChangeTable).where(eq(glossaryChangeTable.id, id));
      return row && toChange(row);
    },

    async listChanges(limit) {
      const rows = await db
        .select()
        .from(glossaryChangeTable)
        .orderBy(desc(glossaryChangeTable.createdAt), desc(glossaryChangeTable.id))
        .limit(limit);
      return rows.map(toChange);
    },

    async listWalking() {
      const rows = await db
        .select()
        .from(glossaryChangeTable)
        .where(sql`${glossaryChangeTable.state} in ('previewing', 'applying', 'undoing')`)
        .orderBy(asc(glossaryChangeTable.createdAt), asc(glossaryChangeTable.id));
      return rows.map(toChange);
    },

    /** One statement: of two that start from the same state, the second finds it gone. */
    async saveChange(change, from) {
      const rows = await db
        .update(glossaryChangeTable)
        .set(toChangeRow(change))
        .where(and(eq(glossaryChangeTable.id, change.id), isAnyOf(glossaryChangeTable.state, from)))
        .returning({ id: glossaryChangeTable.id });
      return rows.length > 0;
    },

    noteCandidate: ({ id, term, conceptId }, { itemId, form, actorId, at }) =>
      atomic(async (tx) => {
        await tx
          .insert(termCandidateTable)
          .values({ id, term, conceptId, state: 'open', firstAt: at, lastAt: at })
          .onConflictDoUpdate({
            target: termCandidateTable.id,
            set: { lastAt: sql`greatest(${termCandidateTable.lastAt}, excluded.last_at)` },
          });
        await tx
          .insert(termExampleTable)
          .values({ candidateId: id, itemId, form, actorId, at })
          .onConflictDoUpdate({
            target: [termExampleTable.candidateId, termExampleTable.itemId],
            set: { form, actorId, at },
          });
      }),

    async listCandidates({ state, limit }) {
      const rows = await db
        .select({ candidate: termCandidateTable, examples: newestExamples })
        .from(termCandidateTable)
        .where(state === undefined ? undefined : eq(termCandidateTable.state, state))
        .orderBy(desc(exampleCount), desc(termCandidateTable.lastAt), asc(termCandidateTable.id))
        .limit(limit);
      return rows.map(({ candidate, examples }) => ({
        ...dropNulls(candidate),
        examples: (examples ?? []).map(({ at, ...example }) => ({ ...example, at: new Date(at) })),
      }));
    },

    async saveCandidateState(id, state) {
      const rows = await db
        .update(termCandidateTable)
        .set({ state })
        .where(eq(termCandidateTable.id, id))
        .returning({ id: termCandidateTable.id });
      return rows.length > 0;
    },
  };
}

async function findRevision(
  db: Drizzle,
  where: SQL | undefined,
): Promise<{ revision: GlossaryRevision; content: GlossaryContent } | undefined> {
  const [row] = await db
    .select()
    .from(glossaryRevisionTable)
    .where(where)
    .orderBy(desc(glossaryRevisionTable.number))
    .limit(1);
  if (!row) return undefined;
  const { content, ...revision } = row;
  return { revision: dropNulls(revision), content };
}

function toChange(row: typeof glossaryChangeTable.$inferSelect): GlossaryChange {
  return dropNulls(row);
}

/** Whole: what the change does not have any more is emptied. */
function toChangeRow(change: GlossaryChange): typeof glossaryChangeTable.$inferSelect {
  return {
    ...change,
    effect: change.effect ?? null,
    appliedNumber: change.appliedNumber ?? null,
    undoneNumber: change.undoneNumber ?? null,
    detail: change.detail ?? null,
  };
}
