// How long one evaluation takes on two years of a large watch, what the index weighs, and how fast French text becomes terms.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { DocumentTerm } from '../../src/model/signal.ts';
import { createSignalIndex } from '../../src/signals/signal-index.ts';
import { createTermExtractor } from '../../src/signals/terms.ts';
import { mondayOf, toIsoWeek, weekOfDate } from '../../src/signals/weeks.ts';
import { createDraw, createRandom } from './generator.ts';

const documentCount = 52_000;
const weeks = 104;
const termCount = 416_000;
const sources = 200;
/** What the extractor finds in 700 characters of the shared corpus. */
const termsPerDocument = 85;
const firstWeek = weekOfDate('2024-01-01');
const rounds = 12;

export interface Performance {
  documents: number;
  terms: number;
  postings: number;
  /** Lanes of free terms and names; then all lanes, with a region for each document. */
  evaluateTermsMs: number;
  evaluateMs: number;
  yardstickMs: number;
  indexMegabytes: number;
  addMs: number;
  signals: number;
  extractionMsPer700?: number;
  termsPer700?: number;
}

/** Memory is what remains after a collection: run node with --expose-gc for an exact figure. */
export function measurePerformance(corpusFolder: URL): Performance {
  const collect = globalThis.gc ?? (() => {});
  const random = createRandom(7);
  // Every term is used at least once, as in a real dictionary; the rest follows Zipf.
  const draw = createDraw(
    random,
    Array.from({ length: termCount }, (_, rank) => 1 / (rank + 50)),
  );
  collect();
  const before = memory();
  const index = createSignalIndex();
  let unused = 0;
  let postings = 0;
  const addStart = cpuMs();
  for (let number = 0; number < documentCount; number += 1) {
    const chosen = new Set<number>();
    while (chosen.size < 8 && unused < termCount) chosen.add(unused++);
    while (chosen.size < termsPerDocument) chosen.add(draw());
    postings += chosen.size;
    const terms = Array.from(chosen, (term): DocumentTerm => {
      const key = `budget ${term} participatif`;
      return { key, form: key, naming: 'common' };
    });
    index.add({
      id: `d${number}`,
      sourceId: `s${Math.floor(random() ** 2 * sources)}`,
      date: mondayOf(firstWeek + Math.floor((number * weeks) / documentCount)),
      title: `document ${number}`,
      terms,
      territories: [`region-${Math.floor(random() * 13)}`],
    });
  }
  const addMs = (cpuMs() - addStart) / documentCount;
  collect();
  const indexMegabytes = (memory() - before) / 1e6;
  const week = toIsoWeek(firstWeek + weeks - 1);
  let signals = 0;
  const freeTerms = fastest(() => {
    index.evaluate(week, { lanes: ['term', 'name'] });
  });
  const allLanes = fastest(() => {
    signals = index.evaluate(week).length;
  });
  return {
    documents: index.size(),
    terms: termCount,
    postings,
    evaluateTermsMs: freeTerms,
    evaluateMs: allLanes,
    yardstickMs: fastest(yardstick),
    indexMegabytes,
    addMs,
    signals,
    ...measureExtraction(corpusFolder),
  };
}

/** Three million random additions to a table of the terms: what the machine gives just now, to judge the other figures by. */
function yardstick(): void {
  const table = new Uint32Array(termCount);
  for (let step = 0, at = 1; step < 3_000_000; step += 1) {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    const slot = at % termCount;
    table[slot] = (table[slot] ?? 0) + 1;
  }
}

function fastest(run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = cpuMs();
    run();
    return cpuMs() - start;
  });
  return Math.min(...times);
}

function measureExtraction(corpusFolder: URL): Pick<Performance, 'extractionMsPer700' | 'termsPer700'> {
  if (!existsSync(corpusFolder)) return {};
  const texts = readdirSync(corpusFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, corpusFolder), 'utf8').trim().split('\n'))
    .map((line): string => JSON.parse(line).text ?? '')
    .flatMap((text) => text.match(/[\s\S]{1,700}/g) ?? []);
  const extract = createTermExtractor();
  let terms = 0;
  const all = fastest(() => {
    terms = 0;
    for (const text of texts) terms += extract({ title: '', text }).length;
  });
  return { extractionMsPer700: all / texts.length, termsPer700: terms / texts.length };
}

/** CPU time, not wall time: other processes of the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
