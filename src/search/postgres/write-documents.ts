// Takes documents in and out of the index tables, and keeps the vocabulary's counts exact, in one transaction.
import type { SearchDocument } from '../../model/search.ts';
import { type DocumentRow, toDocumentRow } from './document-row.ts';
import type { SqlClient } from './sql-client.ts';

/** Writers of the index wait for one another on this advisory lock: counts stay exact and nobody deadlocks on shared words. */
const writeLock = [0x56494749, 1];

/** Removals first. Running it twice gives the same index. */
export async function writeDocuments(
  sql: SqlClient,
  batch: { upserts: SearchDocument[]; deletes: string[] },
): Promise<void> {
  const rows = [...new Map(batch.upserts.map((document) => [document.id, document])).values()].map(toDocumentRow);
  const ids = [...new Set([...batch.deletes, ...rows.map((row) => row.id)])];
  if (ids.length === 0) return;
  await sql.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1::int, $2::int)', writeLock);
    const old = await tx.query<{ words: string[] }>('SELECT words FROM search_text WHERE id = ANY($1::text[])', [ids]);
    await tx.query('DELETE FROM search_document WHERE id = ANY($1::text[])', [ids]);
    if (rows.length > 0) await insertRows(tx, rows);
    await countWords(tx, old, rows);
  });
}

async function insertRows(tx: SqlClient, rows: DocumentRow[]): Promise<void> {
  const narrow = rows.map(({ title, excerpt, text, words, ...row }) => row);
  await tx.query(
    `INSERT INTO search_document (id, source_id, concepts, territories, year, kind, sort_at, title_vector, vector)
     SELECT id, source_id, concepts, territories, year, kind, sort_at, title_vector::tsvector, vector::tsvector
     FROM json_to_recordset($1::json) AS row(id text, source_id text, concepts text[], territories text[], year int, kind text,
       sort_at bigint, title_vector text, vector text)`,
    [JSON.stringify(narrow)],
  );
  const wide = rows.map(({ id, title, excerpt, text, words }) => ({ id, title, excerpt, text, words }));
  await tx.query(
    `INSERT INTO search_text (id, title, excerpt, text, words)
     SELECT id, title, excerpt, text, words
     FROM json_to_recordset($1::json) AS row(id text, title text, excerpt text, text text, words text[])`,
    [JSON.stringify(wide)],
  );
}

/** A word that nothing holds any more stays with 0, so that readers learn of it. */
async function countWords(tx: SqlClient, old: { words: string[] }[], fresh: { words: string[] }[]): Promise<void> {
  const changes = new Map<string, number>();
  const add = (rows: { words: string[] }[], step: number) => {
    for (const row of rows) for (const word of row.words) changes.set(word, (changes.get(word) ?? 0) + step);
  };
  add(old, -1);
  add(fresh, 1);
  const changed = [...changes].filter(([, change]) => change !== 0);
  if (changed.length === 0) return;
  await tx.query(
    `INSERT INTO search_word AS known (word, documents, revision)
     SELECT word, change, revision
     FROM unnest($1::text[], $2::int[]) AS changed(word, change), (SELECT nextval('search_revision') AS revision) AS next
     ON CONFLICT (word) DO UPDATE SET documents = known.documents + excluded.documents, revision = excluded.revision`,
    [changed.map(([word]) => word), changed.map(([, change]) => change)],
  );
}
