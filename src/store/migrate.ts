// Brings the database to this version's tables: the SQL files of migrations/, in order, once, whatever the number of processes that start together.
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Client } from 'pg';
import { VigieError } from '../errors.ts';
import type { Log } from '../log.ts';
import { codeOf } from './store-errors.ts';

/** Beside this file in src/ and, copied by the build, in dist/. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any constant of our own; held for the session of `client`, and gone with it if the process dies. */
const lockKey = 8_444_743_001;

/**
 * Applies what is missing, under an advisory lock on this one connection. Throws `config-invalid` when the database was migrated by a newer Vigie or
 * by files that are not ours (then nothing is touched), or when the role may not create tables.
 */
export async function migrateStore(client: Client, log: Log): Promise<void> {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map((migration) => migration.hash));
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    const before = await listApplied(client);
    const unknown = before.filter((hash) => !known.has(hash));
    if (unknown.length > 0)
      throw new VigieError(
        'config-invalid',
        `this database holds ${unknown.length} migration(s) that this version of Vigie does not know: it was opened by a newer version. Install that version again, or point DATABASE_URL (or VIGIE_HOME) at another database. Nothing was changed`,
        { retry: false },
      );
    if (before.length === known.size) return;
    await migrate(drizzle(client), { migrationsFolder });
    log.info({ applied: known.size - before.length }, 'store migrated');
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (codeOf(cause) !== '42501') throw error;
    throw new VigieError(
      'config-invalid',
      'the role of DATABASE_URL may not create tables in its database: make it the owner (ALTER DATABASE … OWNER TO …)',
      { retry: false, cause },
    );
  } finally {
    // A lost connection has let go of the lock by itself.
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {});
  }
}

async function listApplied(client: Client): Promise<string[]> {
  const table = await client.query<{ name: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!table.rows[0]?.name) return [];
  const applied = await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations');
  return applied.rows.map((row) => row.hash);
}
