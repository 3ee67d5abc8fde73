// Real dated texts, with past data only: every four weeks the first ten, and whether the year after confirmed them. Few and uneven texts: read the list.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { SignalDocument } from '../../src/model/signal.ts';
import { longestWindow } from '../../src/signals/growth-test.ts';
import { createSignalIndex } from '../../src/signals/signal-index.ts';
import { createTermExtractor } from '../../src/signals/terms.ts';
import { parseIsoWeek, toIsoWeek, weekOfDate } from '../../src/signals/weeks.ts';

const stepWeeks = 4;
const yearWeeks = 52;
const confirmedDocuments = 6;
const confirmedSources = 5;
const confirmedGrowth = 2;
const listMin = 5;

interface CorpusText {
  id: string;
  source: string;
  incubator?: string;
  date: string | null;
  title: string;
  text: string | null;
}

interface Use {
  week: number;
  source: string;
}

export function backtest(folder: URL): Record<string, unknown> {
  if (!existsSync(folder)) {
    process.stderr.write(`*** SKIPPED: backtest: ${folder.pathname} is absent\n`);
    return { skipped: 'no corpus' };
  }
  const documents = readDocuments(folder);
  const index = createSignalIndex();
  const extract = createTermExtractor();
  const uses = new Map<string, Use[]>();
  const weekly = new Map<number, number>();
  for (const document of documents) {
    index.add(document);
    const week = weekOfDate(document.date);
    weekly.set(week, (weekly.get(week) ?? 0) + 1);
    for (const { key } of extract(document))
      uses.set(`term:${key}`, [...(uses.get(`term:${key}`) ?? []), { week, source: document.sourceId }]);
  }
  const exposure = (from: number, to: number): number => {
    let total = 0;
    for (let week = from; week < to; week += 1) total += weekly.get(week) ?? 0;
    return total;
  };
  /** The year after `week` against a year before: the one that ends with it, or the one that ends where the longest window starts. */
  const isConfirmed = (key: string, week: number, gap: number): boolean => {
    const all = uses.get(key) ?? [];
    const after = all.filter((use) => use.week > week && use.week <= week + yearWeeks);
    const before = all.filter((use) => use.week > week - gap - yearWeeks && use.week <= week - gap);
    const rate = after.length / Math.max(1, exposure(week + 1, week + yearWeeks + 1));
    const rateBefore = before.length / Math.max(1, exposure(week - gap - yearWeeks + 1, week - gap + 1));
    return (
      after.length >= confirmedDocuments &&
      new Set(after.map(({ source }) => source)).size >= confirmedSources &&
      rate >= confirmedGrowth * rateBefore
    );
  };

  const span = index.span();
  if (!span) return { skipped: 'no dated text' };
  const rules = [
    { name: 'overReference', gap: longestWindow, lists: [] as number[], shown: 0, right: 0, base: 0 },
    { name: 'overLastYear', gap: 0, lists: [] as number[], shown: 0, right: 0, base: 0 },
  ];
  let candidates = 0;
  for (
    let week = parseIsoWeek(span.first) + yearWeeks;
    week + yearWeeks <= parseIsoWeek(span.last);
    week += stepWeeks
  ) {
    // The base rate: phrases seen three times in the last half-year, as a signal must be.
    const phrases = [...uses].flatMap(([key, all]) =>
      key.includes(' ') && all.filter((use) => use.week > week - longestWindow && use.week <= week).length >= 3
        ? [key]
        : [],
    );
    candidates += phrases.length;
    const top = index.evaluate(toIsoWeek(week), { lanes: ['term', 'name'] }).slice(0, 10);
    for (const rule of rules) {
      rule.base += phrases.filter((key) => isConfirmed(key, week, rule.gap)).length;
      const right = top.filter(({ keys }) => keys.some((key) => isConfirmed(key, week, rule.gap))).length;
      rule.right += right;
      rule.shown += top.length;
      if (top.length >= listMin) rule.lists.push(right / top.length);
    }
    for (const { label, tier, observed, expected, window, sources, keys } of top) {
      const verdict = keys.some((key) => isConfirmed(key, week, longestWindow)) ? 'confirmed' : '-';
      process.stderr.write(
        `${toIsoWeek(week)} ${tier} ${verdict} « ${label} » ${observed} in ${window} weeks, ${expected.toFixed(1)} expected, ${sources.length} sources\n`,
      );
    }
  }
  return {
    documents: documents.length,
    ...Object.fromEntries(
      rules.map(({ name, lists, shown, right, base }) => [
        name,
        {
          baseRate: base / Math.max(1, candidates),
          precision: right / Math.max(1, shown),
          shown,
          listsOfFiveOrMore: lists.length,
          precisionOfLists: lists.reduce((sum, value) => sum + value, 0) / Math.max(1, lists.length),
        },
      ]),
    ),
  };
}

/** A project sheet counts for the incubator that wrote it. */
function readDocuments(folder: URL): SignalDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((line): CorpusText => JSON.parse(line))
    .flatMap(({ id, source, incubator, date, title, text }) =>
      date === null ? [] : [{ id, sourceId: incubator ?? source, date: date.slice(0, 10), title, text: text ?? '' }],
    );
}
