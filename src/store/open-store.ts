// Opens the store: PostgreSQL embedded in the home folder, or the server of DATABASE_URL. Nobody after this knows which one it is.
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { VigieError } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  assertDatabaseUrl,
  type Connection,
  checkServer,
  connectClient,
  createPool,
  toDatabaseUrlError,
} from './connect.ts';
import { countStore } from './counts.ts';
import { createDatabase, joinedDatabase } from './database.ts';
import { openEmbeddedPostgres } from './embedded/open-embedded-postgres.ts';
import { createFamilies } from './families.ts';
import { createLocks } from './locks.ts';
import { migrateStore } from './migrate.ts';
import { createSqlClient } from './sql-client.ts';
import type { Store } from './store.ts';
import { toStoreError } from './store-errors.ts';

/**
 * Starts or adopts the embedded server when there is no `databaseUrl`, migrates, and gives the store. Throws `config-invalid` (wrong DATABASE_URL or home,
 * PostgreSQL before 15, database of a newer Vigie) or `unavailable`. `poolMax` connections at most (10), and one more for locks.
 */
export async function openStore(options: {
  databaseUrl?: string;
  homeDir: string;
  log: Log;
  poolMax?: number;
}): Promise<Store> {
  const { databaseUrl, homeDir, log, poolMax = 10 } = options;
  // Names this opening, not only this process: an embedded server stops with the last one that uses it.
  const applicationName = `vigie:${process.pid}:${randomBytes(4).toString('hex')}`;
  const embedded =
    databaseUrl === undefined ? await openEmbeddedPostgres({ homeDir, log, applicationName }) : undefined;
  try {
    const connection = { connectionString: embedded?.connectionString ?? databaseUrl ?? '', applicationName };
    if (databaseUrl !== undefined) assertDatabaseUrl(databaseUrl);
    await prepareDatabase(connection, log).catch((error: unknown) => {
      throw databaseUrl === undefined ? toStoreError(error) : toDatabaseUrlError(databaseUrl, error);
    });
    return createStore(connection, createPool(connection, poolMax, log), log, async () => embedded?.close());
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

async function prepareDatabase(connection: Connection, log: Log): Promise<void> {
  const client = await connectClient(connection, log);
  try {
    await checkServer(client);
    await migrateStore(client, log);
  } finally {
    await client.end().catch(() => {});
  }
}

function createStore(connection: Connection, pool: Pool, log: Log, closeServer: () => Promise<void>): Store {
  const database = createDatabase(pool);
  const locks = createLocks(() => connectClient(connection, log));
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await locks.close();
    await pool.end();
    await closeServer();
  }

  return {
    ...createFamilies(database),
    transaction: (work) =>
      database
        .atomic((db) => work(createFamilies(joinedDatabase(db))))
        .catch((error: unknown) => {
          throw toStoreError(error);
        }),
    sql: createSqlClient(pool),
    connectionString: connection.connectionString,
    tryLock: (name) =>
      locks.tryLock(name).catch((error: unknown) => {
        throw toStoreError(error);
      }),
    counts: () =>
      countStore(pool).catch((error: unknown) => {
        throw toStoreError(error);
      }),
    async ping() {
      try {
        await pool.query('select 1');
      } catch (error) {
        throw new VigieError('unavailable', 'the database does not answer', { cause: error });
      }
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
