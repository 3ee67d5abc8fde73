// One term's documents → its counts by window, the smallest p of its windows, and what the gates say.
import { type Frame, frameWeeks, isFromOlderSource } from './frame.ts';
import {
  type Comparison,
  expectedCount,
  logOdds,
  longestWindow,
  perSourceAndWeekMax,
  referenceWeeks,
  smallestProbability,
  windowWeeks,
} from './growth-test.ts';
import { documentsMin } from './screen.ts';

/** Independent sources; two in the lane of territories. */
export const sourcesMin = 3;
const weeksMin = 2;
const topSourceShareMax = 0.5;
const topWeekShareMax = 0.6;
const olderSourcesMin = 2;
/** Same weeks of last year, give or take. */
const seasonSlackWeeks = 2;
const seasonDocumentsMin = 3;
const seasonShare = 0.6;
/** Twice as many as in last year's season is more than a season. */
const seasonGrowthMax = 2;
const yearWeeks = 52;

/** The rules a signal must meet besides p. */
export type Gate = 'documents' | 'sources' | 'weeks' | 'top-source' | 'top-week' | 'new-sources' | 'season';

export interface Spread {
  /** By number of source. */
  bySource: Map<number, { documents: number; isOlder: boolean }>;
  documents: number;
  weeks: number;
  topWeek: number;
}

export interface Measure extends Comparison {
  /** Weeks of the window with the smallest p. */
  window: number;
  expected: number;
  /** Times the windows tried. */
  p: number;
  failedGate: Gate | undefined;
  /** In the longest window that is used. */
  spread: Spread;
  /** Positions in `frame.documents` of what counts, newest first. */
  positions: Uint32Array;
  /** Did the cap leave anything out? */
  isCapped: boolean;
}

/** `positions`: the documents of one term, newest first. Says all there is to say, whether the gates hold or not. */
export function measureTerm(frame: Frame, all: Uint32Array): Measure {
  const positions = toCapped(frame, all);
  const compare = (index: number): Comparison => {
    const weeks = windowWeeks[index] ?? longestWindow;
    let observed = 0;
    let reference = 0;
    for (const position of positions) {
      const age = frame.ages[position] ?? 0;
      if (age < weeks) observed += 1;
      else if (age < weeks + referenceWeeks && (frame.sourceSilence[frame.sources[position] ?? 0] ?? 0) < weeks)
        reference += 1;
    }
    return {
      observed,
      reference,
      exposure: frame.exposures[index] ?? 0,
      referenceExposure: frame.referenceExposures[index] ?? 0,
    };
  };
  const odds = windowWeeks.map((_, index) =>
    logOdds(frame.exposures[index] ?? 0, frame.referenceExposures[index] ?? 0),
  );
  const { index, p } = smallestProbability(compare, frame.usable, odds, 1);
  const compared = compare(index);
  const window = windowWeeks[index] ?? longestWindow;
  const gateWindow = windowWeeks[frame.usable.at(-1) ?? windowWeeks.length - 1] ?? longestWindow;
  const spread = toSpread(frame, positions, gateWindow);
  return {
    ...compared,
    window,
    expected: compared.referenceExposure > 0 ? expectedCount(compared) : 0,
    p,
    failedGate:
      findFailedGate(spread, toSpread(frame, all, gateWindow), sourcesMin) ??
      (isSeasonal(frame, positions, window) ? 'season' : undefined),
    spread,
    positions,
    isCapped: positions.length < all.length,
  };
}

/** At most two documents a source and week. */
function toCapped({ ages, sources }: Frame, positions: Uint32Array): Uint32Array {
  const seen = new Map<number, number>();
  return positions.filter((position) => {
    const cell = (sources[position] ?? 0) * frameWeeks + (ages[position] ?? 0);
    const before = seen.get(cell) ?? 0;
    seen.set(cell, before + 1);
    return before < perSourceAndWeekMax;
  });
}

/** How the documents of the last `weeks` weeks are spread over sources and weeks. */
export function toSpread(frame: Frame, positions: Uint32Array, weeks: number): Spread {
  const bySource: Spread['bySource'] = new Map();
  const byWeek = new Map<number, number>();
  let documents = 0;
  for (const position of positions) {
    const age = frame.ages[position] ?? 0;
    if (age >= weeks) break;
    const source = frame.sources[position] ?? 0;
    const known = bySource.get(source) ?? { documents: 0, isOlder: false };
    const isOlder = known.isOlder || isFromOlderSource(frame, source, age);
    bySource.set(source, { documents: known.documents + 1, isOlder });
    byWeek.set(age, (byWeek.get(age) ?? 0) + 1);
    documents += 1;
  }
  return { bySource, documents, weeks: byWeek.size, topWeek: Math.max(0, ...byWeek.values()) };
}

/** The first rule that fails, of those on documents, sources and weeks. Shares are of `all` documents: the cap would hide how much of them one source is. */
export function findFailedGate(capped: Spread, all: Spread, sourcesAtLeast: number): Gate | undefined {
  if (capped.documents < documentsMin) return 'documents';
  if (capped.bySource.size < sourcesAtLeast) return 'sources';
  if (capped.weeks < weeksMin) return 'weeks';
  const topSource = Math.max(...[...all.bySource.values()].map(({ documents }) => documents));
  if (topSource > all.documents * topSourceShareMax) return 'top-source';
  if (all.topWeek > all.documents * topWeekShareMax) return 'top-week';
  const older = [...capped.bySource.values()].filter(({ isOlder }) => isOlder);
  return older.length < olderSourcesMin ? 'new-sources' : undefined;
}

/**
 * Did it come in the same weeks last year? Three documents or more around the weeks, a year before, in which the window holds it, most of what that
 * year holds, and half of what the window does.
 */
export function isSeasonal(frame: Frame, positions: Uint32Array, window: number): boolean {
  const byAge = new Uint16Array(frameWeeks);
  for (const position of positions) {
    const age = frame.ages[position] ?? 0;
    byAge[age] = (byAge[age] ?? 0) + 1;
  }
  const lastYear = new Set<number>();
  for (let age = 0; age < window; age += 1) {
    if ((byAge[age] ?? 0) === 0) continue;
    for (let slack = -seasonSlackWeeks; slack <= seasonSlackWeeks; slack += 1) lastYear.add(age + yearWeeks + slack);
  }
  let season = 0;
  for (const age of lastYear) season += byAge[age] ?? 0;
  return (
    season >= seasonDocumentsMin &&
    season >= seasonShare * sum(byAge, window, window + referenceWeeks) &&
    sum(byAge, 0, window) <= seasonGrowthMax * season
  );
}

function sum(counts: Uint16Array, from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += counts[index] ?? 0;
  return total;
}
