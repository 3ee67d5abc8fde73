// Plain SQL on the store's pool, for the search engine that lives in the same database.
import type { Pool, PoolClient } from 'pg';
import { withTransaction } from './database.ts';
import type { SqlClient } from './store.ts';
import { withStoreErrors } from './store-errors.ts';

export function createSqlClient(pool: Pool): SqlClient {
  return withStoreErrors<SqlClient>({
    query: (text, values) => queryRows(pool, text, values),
    transaction: (work) => withTransaction(pool, (client) => work(joinedSqlClient(client))),
  });
}

/** Inside a transaction, another one joins it. */
function joinedSqlClient(client: PoolClient): SqlClient {
  const joined: SqlClient = {
    query: (text, values) => queryRows(client, text, values),
    transaction: (work) => work(joined),
  };
  return joined;
}

async function queryRows<Row>(on: Pool | PoolClient, text: string, values: unknown[] = []): Promise<Row[]> {
  const result = await on.query(text, values);
  return result.rows;
}
