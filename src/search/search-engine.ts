// The search port: what an engine must do, whichever it is. open-search.ts chooses; tests/conformance holds both to the same cases.
import type { SearchDocument, SearchQuery, SearchResult } from '../model/search.ts';

export interface SearchEngine {
  readonly name: 'postgres' | 'meilisearch';
  /** Names the engine, its settings and its analyser: when it differs from the one the index was built with, the index is rebuilt from the store. */
  readonly fingerprint: string;
  /** Creates or updates what the index needs (settings, tables). Safe to run at each start. */
  prepare(): Promise<void>;
  /**
   * Takes in documents and removals, whole or not at all; resolves only when the engine has really done it, so the caller may acknowledge the changes.
   * Throws `unavailable` (retry) or `internal` (a document or a setting of ours was refused).
   */
  write(batch: { upserts: SearchDocument[]; deletes: string[] }): Promise<void>;
  /** Throws `input-invalid` for a cursor that is not of this query, `unavailable` when the engine is out of reach. */
  search(query: SearchQuery): Promise<SearchResult>;
  count(): Promise<number>;
  close(): Promise<void>;
}
