// Chooses the search engine: Meilisearch when it is configured, else PostgreSQL full text. The only place that knows there are two.
import type { Log } from '../log.ts';
import { createMeilisearchEngine } from './meilisearch/create-meilisearch-engine.ts';
import { createPostgresEngine } from './postgres/create-postgres-engine.ts';
import type { SqlClient } from './postgres/sql-client.ts';
import type { SearchEngine } from './search-engine.ts';

export interface SearchOptions {
  meili?: { url: string; key?: string };
  /** On the store's database, migrated. */
  sql: SqlClient;
  log: Log;
}

/** Gives an engine that is ready for use. Throws `unavailable` when it is out of reach, `internal` when it refuses our key or our settings. */
export async function openSearch(options: SearchOptions): Promise<SearchEngine> {
  const engine = options.meili
    ? createMeilisearchEngine({ ...options.meili, log: options.log })
    : createPostgresEngine(options.sql);
  await engine.prepare();
  return engine;
}
