// Search document → the rows that hold it: facets, a weighted vector of stems, and the words it adds to the vocabulary. Pure.
import type { Token } from '../../french/token.ts';
import { tokenize } from '../../french/tokenize.ts';
import type { SearchDocument } from '../../model/search.ts';

/** Longer runs of letters are no words (base64, text without spaces). */
const wordCharactersMax = 40;
/** What lies beyond is not found: as far as Meilisearch goes. */
const tokensMax = 65_535;
/** tsvector's own limits: 16,383 positions, 1 MiB. Ordinary texts stay under them. */
const positionMax = 16_383;
const vectorBytesMax = 900_000;

export interface DocumentRow {
  id: string;
  source_id: string;
  concepts: string[];
  territories: string[];
  year: number | null;
  kind: string;
  sort_at: number;
  /** tsvector literals: title alone; title (weight A), excerpt and text (weight D). */
  title_vector: string;
  vector: string;
  title: string;
  excerpt: string;
  text: string;
  /** Distinct folded words. */
  words: string[];
}

export function toDocumentRow(document: SearchDocument): DocumentRow {
  const title = storable(document.title);
  const excerpt = storable(document.excerpt);
  const text = storable(document.text);
  const titleTokens = indexed(tokenize(title));
  const tokens = [...titleTokens, ...indexed(tokenize(excerpt)), ...indexed(tokenize(text))].slice(0, tokensMax);
  return {
    id: document.id,
    source_id: document.sourceId,
    concepts: document.concepts,
    territories: document.territories,
    year: document.year ?? null,
    kind: document.kind,
    sort_at: document.sortAt,
    title_vector: toVector(titleTokens, titleTokens.length),
    vector: toVector(tokens, titleTokens.length),
    title,
    excerpt,
    text,
    words: [...new Set(tokens.map((token) => token.folded))],
  };
}

/** PostgreSQL takes neither NUL nor lone surrogates; a space in their place keeps every offset. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, ' ');
}

function indexed(tokens: Token[]): Token[] {
  return tokens.filter((token) => !token.isStop && token.folded.length <= wordCharactersMax);
}

/** The first `titleLength` tokens weigh A. */
function toVector(tokens: Token[], titleLength: number): string {
  const positions = new Map<string, string[]>();
  let bytes = 0;
  tokens.forEach(({ stem }, index) => {
    let places = positions.get(stem);
    if (!places) {
      if (bytes > vectorBytesMax) return;
      places = [];
      positions.set(stem, places);
      bytes += Buffer.byteLength(stem) + 4;
    }
    bytes += 2;
    // PostgreSQL keeps 255 positions of a lexeme; the rest would only be sent for nothing.
    if (places.length < 255) places.push(`${Math.min(index + 1, positionMax)}${index < titleLength ? 'A' : ''}`);
  });
  return [...positions].map(([stem, places]) => `${quoteLexeme(stem)}:${places.join(',')}`).join(' ');
}

/** A lexeme for tsvector and tsquery literals: whatever it holds, it stays one lexeme. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
