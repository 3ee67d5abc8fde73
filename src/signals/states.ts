// Where each signal stands, week after week: a pure step from last week's standings and this week's signals to this week's standings and cards.
import { stableId } from '../model/ids.ts';
import type { Signal, SignalCard, SignalStanding, SignalStateName, SignalTier } from '../model/signal.ts';
import { parseIsoWeek } from './weeks.ts';

/** A lower standing is taken only after so many weeks out of the present one; a higher one at once. */
const weeksOutMax = 3;
/** How long a significant week makes the difference between strong and established; and how long noise is remembered. */
const memoryWeeks = 52;
/** Under this share of the peak of 26 weeks, it fades. */
const fadingShare = 0.5;
/** A peak of less than one document is nothing that could fade. */
const fadingPeakMin = 1;

const heights: Record<SignalStateName, number> = { noise: 0, fading: 1, established: 2, weak: 3, strong: 4 };
const tierHeights: Record<SignalTier, number> = { C: 1, B: 2, A: 3 };

export interface Step {
  /** All that next week's step needs. */
  standings: SignalStanding[];
  /** What is shown: every state but noise, best rank first. */
  cards: SignalCard[];
}

/** Keys to give to `evaluate` as `follow`, so that what stands is measured whatever the test says. */
export function toFollow(standings: readonly SignalStanding[]): string[] {
  return standings.filter(({ state }) => state !== 'noise').map(({ key }) => key);
}

/**
 * `current`: the signals of `week`, evaluated with `follow: toFollow(previous)`. Weeks must follow each other, none left out: replay those that were missed.
 * A signal keeps the standing of the oldest of its merged terms. What is not among the signals any more is out of its state.
 */
export function advanceStates(previous: readonly SignalStanding[], current: readonly Signal[], week: string): Step {
  const byKey = new Map(previous.map((standing) => [standing.key, standing]));
  const cards: SignalCard[] = [];
  const standings: SignalStanding[] = [];
  const taken = new Set<string>();
  for (const signal of current) {
    const known = signal.keys.flatMap((key) => byKey.get(key) ?? []).sort(oldestFirst);
    for (const { key } of known) taken.add(key);
    const standing = advance(known[0], signal, week);
    if (!standing) continue;
    standings.push(standing);
    if (standing.state !== 'noise') cards.push({ standing, signal });
  }
  for (const standing of previous) {
    if (taken.has(standing.key)) continue;
    const gone = advance(standing, undefined, week);
    if (gone) standings.push(gone);
  }
  standings.sort((one, other) => (one.key < other.key ? -1 : 1));
  return { standings, cards };
}

/** Undefined: nothing to remember. */
function advance(
  known: SignalStanding | undefined,
  signal: Signal | undefined,
  week: string,
): SignalStanding | undefined {
  const isSignificant = signal?.tier === 'A' || signal?.tier === 'B';
  const lastSignificant = isSignificant ? week : (known?.lastSignificant ?? null);
  const target = targetOf(known, signal, lastSignificant, week);
  if (!known) {
    if (!signal || target.state === 'noise') return undefined;
    const { key, lane } = signal;
    const id = stableId('signal', key);
    return { id, key, lane, ...target, since: week, weeksOut: 0, firstFlagged: week, lastSignificant, lastShown: week };
  }
  const lane = signal?.lane ?? known.lane;
  if (known.state === 'noise' && target.state === 'noise')
    return weeksBetween(known.lastShown, week) < memoryWeeks ? { ...known, lane, lastSignificant } : undefined;
  if (heightOf(target) === heightOf(known)) return { ...known, lane, weeksOut: 0, lastSignificant, lastShown: week };
  const weeksOut = known.weeksOut + 1;
  if (heightOf(target) < heightOf(known) && weeksOut < weeksOutMax)
    return { ...known, lane, weeksOut, lastSignificant, lastShown: week };
  return {
    ...known,
    lane,
    ...target,
    since: target.state === known.state ? known.since : week,
    weeksOut: 0,
    lastSignificant,
    lastShown: target.state === 'noise' ? known.lastShown : week,
  };
}

type Target = Pick<SignalStanding, 'state' | 'tier'>;

/** The state that this week alone would give. */
function targetOf(
  known: SignalStanding | undefined,
  signal: Signal | undefined,
  lastSignificant: string | null,
  week: string,
): Target {
  if (!signal) return { state: 'noise', tier: null };
  if (signal.isWidespread) {
    if (lastSignificant !== null && weeksBetween(lastSignificant, week) < memoryWeeks)
      return { state: 'strong', tier: null };
    return { state: known ? 'established' : 'noise', tier: null };
  }
  const couldFade = known !== undefined && known.state !== 'noise' && known.state !== 'established';
  if (couldFade && signal.vitalityPeak >= fadingPeakMin && signal.vitality < fadingShare * signal.vitalityPeak)
    return { state: 'fading', tier: null };
  return signal.tier === null ? { state: 'noise', tier: null } : { state: 'weak', tier: signal.tier };
}

/** Strong over weak A, B, C, over established, fading, noise. */
function heightOf({ state, tier }: Target): number {
  return heights[state] * 10 + (tier === null ? 0 : tierHeights[tier]);
}

function weeksBetween(one: string, other: string): number {
  return parseIsoWeek(other) - parseIsoWeek(one);
}

function oldestFirst(one: SignalStanding, other: SignalStanding): number {
  return one.firstFlagged < other.firstFlagged || (one.firstFlagged === other.firstFlagged && one.key < other.key)
    ? -1
    : 1;
}
