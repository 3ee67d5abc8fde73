// How well the main text of real pages is found: mean word-level F1 against the human-reviewed text of ../shared/data/extraction-dev.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { extractDocument } from '../src/ingest/extract/extract-document.ts';

interface GoldPage {
  id: string;
  url: string;
  page_type: string;
  title: string | null;
  date: string | null;
  text: string;
  with: string[];
  without: string[];
}

const folder = new URL('../../shared/data/extraction-dev/', import.meta.url);
const verbose = process.argv.includes('--verbose');

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** F1 over the two bags of words. */
function score(found: string, gold: string): number {
  const left = new Map<string, number>();
  const goldWords = wordsOf(gold);
  const foundWords = wordsOf(found);
  if (goldWords.length === 0 && foundWords.length === 0) return 1;
  for (const word of goldWords) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of foundWords) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return common === 0 ? 0 : (2 * common) / (goldWords.length + foundWords.length);
}

function mean(values: number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)) * 1000) / 1000;
}

function run(): void {
  if (!existsSync(new URL('gold.jsonl', folder))) {
    console.log(JSON.stringify({ bench: 'extraction', skipped: 'no ../shared/data/extraction-dev here' }));
    return;
  }
  const lines = readFileSync(new URL('gold.jsonl', folder), 'utf8').trim().split('\n');
  const start = performance.now();
  const rows = lines.map((line) => {
    const gold = JSON.parse(line) as GoldPage;
    const bytes = gunzipSync(readFileSync(new URL(`html/${gold.id}.html.gz`, folder)));
    const page = extractDocument(bytes, { url: gold.url });
    const row = {
      id: gold.id,
      type: gold.page_type,
      f1: score(page.text, gold.text),
      date: gold.date ? Number(page.date?.slice(0, 10) === gold.date) : undefined,
      title: gold.title ? Number(score(page.title ?? '', gold.title) > 0.8) : undefined,
      kept: mean(gold.with.map((snippet) => Number(page.text.includes(snippet)))),
      leaked: mean(gold.without.map((snippet) => Number(page.text.includes(snippet)))),
    };
    if (verbose)
      console.log(
        JSON.stringify({
          ...row,
          goldDate: gold.date,
          foundDate: page.date,
          words: [wordsOf(page.text).length, wordsOf(gold.text).length],
        }),
      );
    return row;
  });
  const articles = rows.filter((row) => row.type === 'article');
  const given = (name: 'date' | 'title'): number[] =>
    articles.map((row) => row[name]).filter((value): value is number => value !== undefined);
  console.log(
    JSON.stringify({
      bench: 'extraction',
      pages: rows.length,
      articles: articles.length,
      articleF1: mean(articles.map((row) => row.f1)),
      pageF1: mean(rows.map((row) => row.f1)),
      articleDate: mean(given('date')),
      articleTitle: mean(given('title')),
      leaked: mean(rows.map((row) => row.leaked)),
      msPerPage: Math.round((performance.now() - start) / rows.length),
    }),
  );
}

run();
