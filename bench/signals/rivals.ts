// Seven known detectors, each in a few lines, on the weekly document counts that ours sees: one a story, at most two a source and week.
import type { Corpus } from './generator.ts';
import { type Alarm, evaluationStart } from './score.ts';

/** Higher is better; undefined: under the method's usual threshold. */
export type Method = (series: Series, week: number, corpus: Counts) => number | undefined;

export interface Series {
  /** Documents by week. */
  counts: Float64Array;
  total: number;
}

export interface Counts {
  series: Map<string, Series>;
  /** All documents by week. */
  exposure: Float64Array;
}

const recentWeeks = 26;
const documentsMin = 3;
/** As ours: a single word is new when hardly seen in a past of so many documents. */
const wordPastMin = 2000;

export function countWeekly(corpus: Corpus): Counts & { holders: Map<string, { id: string; week: number }[]> } {
  const exposure = new Float64Array(corpus.weeks);
  const series = new Map<string, Series>();
  const holders = new Map<string, { id: string; week: number }[]>();
  const perSource = new Map<string, number>();
  const stories = new Set<string>();
  for (const { id, storyId, sourceId, week, terms } of corpus.documents) {
    // Stories are written in the order of their dates: the first is the earliest.
    if (storyId !== undefined && stories.has(storyId)) continue;
    if (storyId !== undefined) stories.add(storyId);
    exposure[week] = (exposure[week] ?? 0) + 1;
    for (const { key } of terms) {
      const cell = `${key}|${sourceId}|${week}`;
      const seen = perSource.get(cell) ?? 0;
      perSource.set(cell, seen + 1);
      if (seen >= 2) continue;
      const known = series.get(key) ?? { counts: new Float64Array(corpus.weeks), total: 0 };
      known.counts[week] = (known.counts[week] ?? 0) + 1;
      known.total += 1;
      series.set(key, known);
      holders.set(key, [...(holders.get(key) ?? []), { id, week }]);
    }
  }
  return { series, exposure, holders };
}

const sum = (values: Float64Array, from: number, to: number): number => {
  let total = 0;
  for (let index = Math.max(0, from); index < to; index += 1) total += values[index] ?? 0;
  return total;
};

/** x documents of n in the last `window` weeks, r of m in the 52 before. */
function spans({ counts }: Series, week: number, { exposure }: Counts, window: number) {
  const start = week + 1 - window;
  const x = sum(counts, start, week + 1);
  const n = sum(exposure, start, week + 1);
  return { x, n, r: sum(counts, start - 52, start), m: sum(exposure, start - 52, start) };
}

const rawGrowth: Method = (series, week, corpus) => {
  const { x, n, r, m } = spans(series, week, corpus, 8);
  const growth = ((x + 0.5) / (r + 0.5)) * (m / n);
  return x >= documentsMin && growth >= 3 ? growth : undefined;
};

/** Dunning 1993; 15.13 is p < 10⁻⁴. */
const logLikelihood: Method = (series, week, corpus) => {
  const { x, n, r, m } = spans(series, week, corpus, 13);
  const rate = (x + r) / (n + m);
  if (x / n <= rate) return undefined;
  const part = (observed: number, expected: number): number =>
    observed > 0 ? observed * Math.log(observed / expected) : 0;
  const g2 = 2 * (part(x, n * rate) + part(r, m * rate));
  return g2 >= 15.13 ? g2 : undefined;
};

/** Monroe, Colaresi and Quinn 2008; the prior is the term's rate over all of the past, worth 500 documents. */
const logOddsDirichlet: Method = (series, week, corpus) => {
  const { x, n, r, m } = spans(series, week, corpus, 13);
  if (x < documentsMin) return undefined;
  const past = sum(corpus.exposure, 0, week + 1);
  const prior = 500 * (sum(series.counts, 0, week + 1) / past);
  const logit = (count: number, all: number): number => Math.log((count + prior) / (all + 500 - count - prior));
  const z = (logit(x, n) - logit(r, m)) / Math.sqrt(1 / (x + prior) + 1 / (r + prior));
  return z >= 1.96 ? z : undefined;
};

/** Cooper 2012: Pearson's χ² of half a year against the year before, p ≤ 0.0005 (12.1), rare before. */
const chiSquare: Method = (series, week, corpus) => {
  const { x, n, r, m } = spans(series, week, corpus, 26);
  const rate = (x + r) / (n + m);
  if (x < documentsMin || x / n <= rate || r / m > 0.05) return undefined;
  const chi = (x - n * rate) ** 2 / (n * rate) + (r - m * rate) ** 2 / (m * rate);
  return chi >= 12.1 ? chi : undefined;
};

/** Kleinberg 2002: two states, s = 2, γ = 1; the weight of the burst that goes on in this week. */
const kleinberg: Method = ({ counts }, week, { exposure }) => {
  const n = sum(exposure, 0, week + 1);
  const p0 = sum(counts, 0, week + 1) / n;
  const p1 = Math.min(0.9999, 2 * p0);
  const up = Math.log(week + 1);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let weight = 0;
  for (let time = 0; time <= week; time += 1) {
    const hits = counts[time] ?? 0;
    const misses = (exposure[time] ?? 0) - hits;
    const gain = hits * Math.log(p1 / p0) + misses * Math.log((1 - p1) / (1 - p0));
    const entered = low + up < high;
    const nextHigh = Math.min(high, low + up) - gain;
    weight = entered ? gain : weight + gain;
    low = Math.min(low, high);
    high = nextHigh;
  }
  return high < low && weight > 0 ? weight : undefined;
};

/** SigniTrend 2014 in buckets of four weeks (weekly counts of 0 to 2 never reach three sigmas): mean and variance that forget by half in 26 weeks. */
const signiTrend: Method = ({ counts }, week, { exposure }) => {
  const forget = 1 - Math.exp(Math.log(0.5) / 6.5);
  const start = (week + 1) % 4;
  let mean = 0;
  let variance = 0;
  let significance = 0;
  for (let bucket = start; bucket + 4 <= week + 1; bucket += 4) {
    const x = sum(counts, bucket, bucket + 4) / Math.max(1, sum(exposure, bucket, bucket + 4));
    const bias = 1 / 120;
    significance = (x - Math.max(mean, bias)) / (Math.sqrt(variance) + bias);
    const delta = x - mean;
    mean += forget * delta;
    variance = (1 - forget) * (variance + forget * delta * delta);
  }
  return significance >= 3 ? significance : undefined;
};

/** Yoon 2012: degree of visibility by quarter (documents only, so that it equals the degree of diffusion); low mean, high growth, cut at the medians. */
function yoon(corpus: Counts, week: number, candidates: [string, Series][]): Map<string, number> {
  const quarters = [0, 1, 2, 3, 4, 5].map((quarter) => week + 1 - 78 + quarter * 13);
  const points = candidates.map(([key, { counts }]) => {
    const visibility = quarters.map((start, index) => {
      const all = Math.max(1, sum(corpus.exposure, start, start + 13));
      return ((sum(counts, start, start + 13) + 0.5) / all) * (1 - 0.05 * (5 - index));
    });
    const growth = ((visibility.at(-1) ?? 1) / (visibility[0] ?? 1)) ** (1 / 5) - 1;
    return { key, mean: sum(counts, week + 1 - 78, week + 1) / 6, growth };
  });
  const medianOf = (values: number[]): number => values.sort((one, other) => one - other)[values.length >> 1] ?? 0;
  const middle = {
    mean: medianOf(points.map(({ mean }) => mean)),
    growth: medianOf(points.map(({ growth }) => growth)),
  };
  return new Map(
    points.flatMap(({ key, mean, growth }) => (mean <= middle.mean && growth > middle.growth ? [[key, growth]] : [])),
  );
}

export const methods: Record<string, Method | 'yoon'> = {
  'raw growth': rawGrowth,
  'Yoon DoV/DoD': 'yoon',
  Kleinberg: kleinberg,
  'G²': logLikelihood,
  'log-odds Dirichlet': logOddsDirichlet,
  'Cooper χ²': chiSquare,
  SigniTrend: signiTrend,
};

/**
 * Weekly lists of all methods, on the candidates that ours has (three documents in 26 weeks; a single word only when new), merged as ours are: by shared
 * recent documents.
 */
export function runRivals(corpus: Corpus): Map<string, Alarm[][]> {
  const counted = countWeekly(corpus);
  const lists = new Map(Object.keys(methods).map((name): [string, Alarm[][]] => [name, []]));
  for (let week = evaluationStart; week < corpus.weeks; week += 1) {
    const start = week + 1 - recentWeeks;
    const knowsWords = sum(counted.exposure, 0, start) >= wordPastMin;
    const candidates = [...counted.series].filter(([key, { counts }]) => {
      if (sum(counts, start, week + 1) < documentsMin) return false;
      return key.includes(' ') || (knowsWords && sum(counts, 0, start) <= 1);
    });
    const recentOf = (key: string): string[] =>
      (counted.holders.get(key) ?? []).flatMap((holder) =>
        holder.week >= start && holder.week <= week ? [holder.id] : [],
      );
    for (const [name, method] of Object.entries(methods)) {
      const scores = method === 'yoon' ? yoon(counted, week, candidates) : new Map<string, number>();
      if (method !== 'yoon')
        for (const [key, series] of candidates) {
          const score = method(series, week, counted);
          if (score !== undefined) scores.set(key, score);
        }
      const ranked = [...scores].sort(
        ([one, score], [other, otherScore]) => otherScore - score || (one < other ? -1 : 1),
      );
      const list = lists.get(name) ?? [];
      list[week] = merge(ranked.map(([key]) => ({ key, documents: recentOf(key) })));
    }
  }
  return lists;
}

function merge(alarms: Alarm[]): Alarm[] {
  const kept: { alarm: Alarm; documents: Set<string> }[] = [];
  const byDocument = new Map<string, number[]>();
  for (const alarm of alarms) {
    const near = new Set(alarm.documents.flatMap((id) => byDocument.get(id) ?? []));
    const isMerged = [...near].some((index) => {
      const documents = kept[index]?.documents ?? new Set();
      const common = alarm.documents.filter((id) => documents.has(id)).length;
      return common / (documents.size + alarm.documents.length - common) >= 0.6;
    });
    if (isMerged) continue;
    for (const id of alarm.documents) byDocument.set(id, [...(byDocument.get(id) ?? []), kept.length]);
    kept.push({ alarm, documents: new Set(alarm.documents) });
  }
  return kept.map(({ alarm }) => alarm);
}
