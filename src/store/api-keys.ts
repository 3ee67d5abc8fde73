// Keys of the API, as hashes: a copy of the database opens no door.
import { and, asc, eq, isNull } from 'drizzle-orm';
import { VigieError } from '../errors.ts';
import type { ApiKey } from '../model/curation.ts';
import { type Database, dropNulls } from './database.ts';
import { apiKeyTable } from './schema/administration.ts';
import type { ApiKeyStore } from './store.ts';

export function createApiKeyStore({ db }: Database): ApiKeyStore {
  return {
    async create({ now, ...key }) {
      const [row] = await db
        .insert(apiKeyTable)
        .values({ ...key, createdAt: now })
        .returning();
      if (!row) throw new VigieError('internal', `API key ${key.id} was not written`);
      return toKey(row);
    },

    async find(id) {
      const [row] = await db.select().from(apiKeyTable).where(eq(apiKeyTable.id, id));
      return row && { key: toKey(row), hash: row.hash };
    },

    async list() {
      const rows = await db.select().from(apiKeyTable).orderBy(asc(apiKeyTable.createdAt), asc(apiKeyTable.id));
      return rows.map(toKey);
    },

    async revoke(id, now) {
      const rows = await db
        .update(apiKeyTable)
        .set({ revokedAt: now })
        .where(and(eq(apiKeyTable.id, id), isNull(apiKeyTable.revokedAt)))
        .returning({ id: apiKeyTable.id });
      return rows.length > 0;
    },

    async touch(id, now) {
      await db.update(apiKeyTable).set({ lastUsedAt: now }).where(eq(apiKeyTable.id, id));
    },
  };
}

function toKey(row: typeof apiKeyTable.$inferSelect): ApiKey {
  const { hash: _hash, ...key } = dropNulls(row);
  return key;
}
