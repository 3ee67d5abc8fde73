// One term's documents → its counts by window, the smallest p of its windows, and what the gates say.
import { type Frame, frameWeeks, isFromOlderSource } from './frame.ts';
import {
  type Comparison,
  expectedCount,
  growthProbability,
  logCountProbability,
  logOdds,
  longestWindow,
  referenceWeeks,
  windowWeeks,
} from './growth-test.ts';
import { documentsMin } from './term-lists.ts';

/** Documents of one source in one week that count at most. */
const perSourceAndWeekMax = 2;
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

export type Measurer = (positions: Uint32Array, options: { isFollowed: boolean; pMax: number }) => Measure | undefined;

/**
 * Undefined when p is over `pMax` or a gate fails, unless the term is followed. The measurer keeps its own scratch space, so that a hundred thousand terms
 * that come to nothing cost no memory.
 */
export function createMeasurer(frame: Frame, sourceCount: number): Measurer {
  const { ages, sources, sourceSilence } = frame;
  // Local copies: this is the hot path.
  const windows = [...windowWeeks];
  const shortest = windows[0] ?? 0;
  const perCellMax = perSourceAndWeekMax;
  const odds = windows.map((_, index) => logOdds(frame.exposures[index] ?? 0, frame.referenceExposures[index] ?? 0));
  const cells = Uint32Array.from(ages, (age, position) => (sources[position] ?? 0) * frameWeeks + age);
  /** By source and week: which term was counted last there (`turn`), times four, plus how often. */
  const seen = new Float64Array(sourceCount * frameWeeks);
  let turn = 0;
  const byAge = new Uint16Array(frameWeeks);
  /** Documents younger than so many weeks. */
  const upTo = new Uint32Array(frameWeeks + 1);
  /** By window: documents of its reference whose source gave nothing in the window. */
  const silenced = new Uint32Array(windows.length);
  const kept = new Uint32Array(ages.length);
  const gateWindow = windows[frame.usable.at(-1) ?? windows.length - 1] ?? longestWindow;

  /** Adds up what counts, at most two documents a source and week, and gives how many: `kept` has their positions, until the next call. */
  function addUp(positions: Uint32Array): number {
    turn += 1;
    byAge.fill(0);
    silenced.fill(0);
    let length = 0;
    for (let index = 0; index < positions.length; index += 1) {
      const position = positions[index] ?? 0;
      const cell = cells[position] ?? 0;
      const before = Math.max(0, (seen[cell] ?? 0) - turn * 4);
      if (before >= perCellMax) continue;
      seen[cell] = turn * 4 + before + 1;
      kept[length] = position;
      length += 1;
      const age = ages[position] ?? 0;
      byAge[age] = (byAge[age] ?? 0) + 1;
      const silence = sourceSilence[sources[position] ?? 0] ?? 0;
      if (silence >= shortest) leaveOut(age, silence);
    }
    let total = 0;
    for (let age = 0; age < byAge.length; age += 1) {
      total += byAge[age] ?? 0;
      upTo[age + 1] = total;
    }
    return length;
  }

  function leaveOut(age: number, silence: number): void {
    for (let window = 0; window < windows.length; window += 1) {
      const weeks = windows[window] ?? 0;
      if (silence >= weeks && age >= weeks && age < weeks + referenceWeeks)
        silenced[window] = (silenced[window] ?? 0) + 1;
    }
  }

  function comparison(window: number): Comparison {
    const weeks = windows[window] ?? 0;
    return {
      observed: upTo[weeks] ?? 0,
      reference: (upTo[weeks + referenceWeeks] ?? 0) - (upTo[weeks] ?? 0) - (silenced[window] ?? 0),
      exposure: frame.exposures[window] ?? 0,
      referenceExposure: frame.referenceExposures[window] ?? 0,
    };
  }

  /** The window with the smallest p, when one is at most `pMax`; the longest at p = 1 otherwise. */
  function bestWindow(pMax: number): { index: number; p: number } {
    let best = { index: windows.length - 1, p: 1 };
    for (const index of frame.usable) {
      const compared = comparison(index);
      // At or under the mean, p is far above any threshold; and p is more than the probability of this very count.
      if (compared.observed <= expectedCount(compared)) continue;
      const tried = frame.usable.length;
      if (logCountProbability(compared, odds[index]) > Math.log(Math.min(pMax, best.p) / tried)) continue;
      const p = Math.min(1, growthProbability(compared) * tried);
      if (p < best.p) best = { index, p };
    }
    return best;
  }

  return (all, { isFollowed, pMax }) => {
    const length = addUp(all);
    if (!isFollowed && (upTo[gateWindow] ?? 0) < documentsMin) return undefined;
    const { index, p } = bestWindow(isFollowed ? 1 : pMax);
    if (!isFollowed && p > pMax) return undefined;
    const positions = kept.slice(0, length);
    const compared = comparison(index);
    const window = windows[index] ?? longestWindow;
    const spread = toSpread(frame, positions, gateWindow);
    const failedGate =
      findFailedGate(spread, toSpread(frame, all, gateWindow), sourcesMin) ??
      (isSeasonal(frame, positions, window) ? 'season' : undefined);
    if (!isFollowed && failedGate) return undefined;
    return {
      ...compared,
      window,
      expected: compared.referenceExposure > 0 ? expectedCount(compared) : 0,
      p,
      failedGate,
      spread,
      positions,
      isCapped: positions.length < all.length,
    };
  };
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
