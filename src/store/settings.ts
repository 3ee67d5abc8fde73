// Small facts the instance keeps about itself.
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { settingTable } from './schema/administration.ts';
import type { SettingStore } from './store.ts';

export function createSettingStore({ db }: Database): SettingStore {
  return {
    async find(name) {
      const [row] = await db.select().from(settingTable).where(eq(settingTable.name, name));
      return row?.value;
    },

    async save(name, value) {
      await db
        .insert(settingTable)
        .values({ name, value })
        .onConflictDoUpdate({ target: settingTable.name, set: { value } });
    },
  };
}
