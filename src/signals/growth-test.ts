// Is a count higher than its past lets expect? Gamma prior on the rate, Poisson counts: the predictive count is negative binomial.
import { logGamma, regularizedBeta } from './incomplete-beta.ts';

/** Weeks of the windows tried, shortest first. */
export const windowWeeks = [4, 8, 13, 26];
export const longestWindow = 26;
/** One full year, so that a season has its like in the reference. */
export const referenceWeeks = 52;
/** A window with fewer documents of all kinds says nothing. */
export const windowDocumentsMin = 40;
/** Documents of one source in one week that count at most. */
export const perSourceAndWeekMax = 2;
/** Jeffreys. */
const priorShape = 0.5;
const z90 = 1.64;

export interface Comparison {
  observed: number;
  /** Documents with the term in the reference. */
  reference: number;
  /** All documents of the window and of the reference. */
  exposure: number;
  referenceExposure: number;
}

/** Documents the window would hold if nothing had changed: the mean of the predictive law. */
export function expectedCount({ reference, exposure, referenceExposure }: Comparison): number {
  return ((priorShape + reference) * exposure) / referenceExposure;
}

/**
 * P(X ≥ observed) when nothing has changed. `shape` and `rate` are those of the rate's Gamma law; by default what the reference leaves of Jeffreys' prior.
 */
export function growthProbability(
  { observed, reference, exposure, referenceExposure }: Comparison,
  { shape, rate } = { shape: priorShape + reference, rate: referenceExposure },
): number {
  if (observed === 0) return 1;
  return regularizedBeta(exposure / (exposure + rate), observed, shape);
}

/** ln of the shares that the window and its reference have of all documents; the same for every term. */
export interface LogOdds {
  window: number;
  reference: number;
}

export function logOdds(exposure: number, referenceExposure: number): LogOdds {
  const total = Math.max(1, exposure + referenceExposure);
  return { window: Math.log(exposure / total), reference: Math.log(referenceExposure / total) };
}

/** ln P(X = observed): a bound under `growthProbability` that costs next to nothing. */
function logCountProbability({ observed, reference }: Comparison, odds: LogOdds | undefined): number {
  if (!odds) return Number.NEGATIVE_INFINITY;
  const shape = priorShape + reference;
  const ways = logGamma(observed + shape) - logGamma(shape) - logGamma(observed + 1);
  return ways + observed * odds.window + shape * odds.reference;
}

/** The window with the smallest p, times the windows tried, when it is at most `pMax`; else the longest window at p = 1. */
export function smallestProbability(
  compare: (window: number) => Comparison,
  usable: readonly number[],
  odds: readonly LogOdds[],
  pMax: number,
): { index: number; p: number } {
  const tried = usable.length;
  let best = { index: windowWeeks.length - 1, p: 1 };
  for (const index of usable) {
    const compared = compare(index);
    // At or under the mean, p is far above any threshold; and p is more than the probability of this very count.
    if (compared.observed <= expectedCount(compared)) continue;
    if (logCountProbability(compared, odds[index]) > Math.log(Math.min(pMax, best.p) / tried)) continue;
    const p = Math.min(1, growthProbability(compared) * tried);
    if (p <= pMax && p < best.p) best = { index, p };
  }
  return best;
}

/** 90 % interval of (rate in the window) / (rate in the reference). */
export function ratioInterval({ observed, reference, exposure, referenceExposure }: Comparison): {
  low: number;
  high: number;
} {
  const log = Math.log((observed + 0.5) / exposure) - Math.log((reference + 0.5) / referenceExposure);
  const margin = z90 * Math.sqrt(1 / (observed + 0.5) + 1 / (reference + 0.5));
  return { low: Math.exp(log - margin), high: Math.exp(log + margin) };
}
