// The audit of every write that a person asked for: only ever added to.
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { auditTable } from './schema/administration.ts';
import type { CurationStore } from './store.ts';

export function createCurationStore({ db }: Database): CurationStore {
  return {
    async record(entry) {
      await db.insert(auditTable).values(entry);
    },

    async list({ subjectType, subjectId, limit }) {
      const rows = await db
        .select()
        .from(auditTable)
        .where(
          and(
            subjectType === undefined ? undefined : eq(auditTable.subjectType, subjectType),
            subjectId === undefined ? undefined : eq(auditTable.subjectId, subjectId),
          ),
        )
        .orderBy(desc(auditTable.at), desc(auditTable.id))
        .limit(limit);
      return rows.map(({ id: _id, ...entry }) => entry);
    },
  };
}
