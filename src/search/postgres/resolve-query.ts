// Words of a query → the tsquery to run: exact first; misspellings and completions when few documents match; a word less when none does.
import type { QueryWord } from '../analyse-query.ts';
import { quoteLexeme } from './document-row.ts';
import type { SqlClient } from './sql-client.ts';
import type { Vocabulary } from './vocabulary.ts';

/** From this many exact matches on, nothing else joins (measured: « sante » counted 25,493 documents instead of 7,917). */
const exactMatchesEnough = 20;
/** Shorter beginnings match most of a corpus. */
const completionLettersMin = 3;

/** 0 every word exactly · 1 also misspelt or unfinished · 2 and 3 also with one or two words missing. Kept in the cursor, so that all pages agree. */
export type Stage = 0 | 1 | 2 | 3;

export interface ResolvedQuery {
  stage: Stage;
  /** A tsquery literal made of quoted lexemes only. */
  tsquery: string;
  /** At stage 1: the documents that match every word exactly, which come first. */
  exactIds: string[];
  /** What to light up in the hits. */
  stems: Set<string>;
}

/**
 * Looks at the whole index, not at the filtered part: the same words always mean the same set, and facet counts foretell what a filter will give.
 * `stage` forces the one that an earlier page was made with.
 */
export async function resolveQuery(
  sql: SqlClient,
  words: QueryWord[],
  readVocabulary: () => Promise<Vocabulary>,
  stage?: Stage,
): Promise<ResolvedQuery> {
  const exact = words.map((word) => [word.stem]);
  const exactQuery = toTsquery(exact, 0);
  const exactMatch = { stage: 0, tsquery: exactQuery, exactIds: [], stems: new Set(exact.flat()) } as const;
  if (stage === 0) return { ...exactMatch, exactIds: [] };
  const exactIds = await findIds(sql, exactQuery, exactMatchesEnough);
  if (stage === undefined && exactIds.length >= exactMatchesEnough) return { ...exactMatch, exactIds: [] };

  const vocabulary = await readVocabulary();
  const groups = words.map((word) => [
    ...new Set([
      word.stem,
      ...vocabulary.corrections(word.folded),
      ...(word.isLast && word.folded.length >= completionLettersMin ? vocabulary.completions(word.folded) : []),
    ]),
  ]);
  const stems = new Set(groups.flat());
  const widened = (missing: 0 | 1 | 2): ResolvedQuery => ({
    stage: missing === 0 ? 1 : missing === 1 ? 2 : 3,
    tsquery: toTsquery(groups, missing),
    exactIds,
    stems,
  });
  if (stage !== undefined) return widened(stage === 1 ? 0 : stage === 2 ? 1 : 2);
  for (const missing of [0, 1, 2] as const) {
    const wordsLeft = words.length - missing;
    if (missing > 0 && wordsLeft < missing) break;
    const resolved = widened(missing);
    if (exactIds.length > 0 || (await findIds(sql, resolved.tsquery, 1)).length > 0) return resolved;
  }
  return widened(0);
}

async function findIds(sql: SqlClient, tsquery: string, max: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    'SELECT id FROM search_document WHERE vector @@ $1::tsquery LIMIT $2::int',
    [tsquery, max],
  );
  return rows.map((row) => row.id);
}

/** Alternatives inside a group are OR-ed, groups AND-ed; with `missing`, any choice of all groups but that many. */
function toTsquery(groups: string[][], missing: 0 | 1 | 2): string {
  const parts = groups.map((stems) => `(${stems.map(quoteLexeme).join(' | ')})`);
  return choices(parts, missing)
    .map((choice) => `(${choice.join(' & ')})`)
    .join(' | ');
}

function choices(parts: string[], missing: number): string[][] {
  if (missing === 0) return [parts];
  return parts.flatMap((_, index) =>
    choices(parts.slice(index + 1), missing - 1).map((rest) => [...parts.slice(0, index), ...rest]),
  );
}
