// A store on a fresh, migrated database of its own, for one test file.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { inject } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

/** `close` drops the database, whoever is still connected. */
export async function openTestStore(): Promise<{ store: Store; close(): Promise<void> }> {
  const database = await createTestDatabase();
  const store = await openStore({
    databaseUrl: database.url,
    homeDir: tmpdir(),
    log: createLog({ level: process.env.VIGIE_TEST_LOG ?? 'error' }),
    poolMax: 5,
  });
  return {
    store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

/** A fresh database of the run's server: migrated, or `empty`. */
export async function createTestDatabase(
  content: 'migrated' | 'empty' = 'migrated',
): Promise<{ url: string; drop(): Promise<void> }> {
  const { adminUrl, template } = inject('testPostgres');
  const name = `vigie_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const from = content === 'migrated' ? `template ${template}` : `encoding 'UTF8' template template0`;
  await runAsAdmin(adminUrl, `create database ${name} ${from}`);
  return { url: url.href, drop: () => runAsAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function runAsAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
