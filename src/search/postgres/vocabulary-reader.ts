// Keeps a process's vocabulary in step with the index, whoever writes it: each read takes only the words that changed since the last one.
import type { SqlClient } from './sql-client.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Gives the vocabulary as the index has it now. Concurrent callers share one read. */
export function createVocabularyReader(sql: SqlClient): () => Promise<Vocabulary> {
  const vocabulary = createVocabulary();
  let revision = '-1';
  let reading: Promise<Vocabulary> | undefined;

  async function read(): Promise<Vocabulary> {
    const changed = await sql.query<{ word: string; documents: number; revision: string }>(
      'SELECT word, documents, revision::text AS revision FROM search_word WHERE revision > $1::bigint ORDER BY search_word.revision',
      [revision],
    );
    for (const row of changed) vocabulary.set(row.word, row.documents);
    revision = changed.at(-1)?.revision ?? revision;
    return vocabulary;
  }

  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}
