// What curators say of a signal, and what that hides; what each week showed of it, and how often cards were worth it.
import type { SignalLane, SignalStateName, SignalTier } from './signal.ts';

/** `relevant` pertinent · `early` trop tôt · `noise` bruit: hidden until its surprise doubles · `duplicate` doublon d'un autre signal. */
export const signalVerdictNames = ['relevant', 'early', 'noise', 'duplicate'] as const;
export type SignalVerdictName = (typeof signalVerdictNames)[number];

/** « Et alors ? »: what is done about it. */
export interface SignalFollowUp {
  owner?: string;
  decision?: string;
  /** When to look again, `YYYY-MM-DD`. */
  reviewOn?: string;
}

/** One opinion; the last one counts. Kept for good, by the signal's key: what is detected again finds its verdicts again. */
export interface SignalVerdict extends SignalFollowUp {
  key: string;
  verdict: SignalVerdictName;
  comment?: string;
  actorId: string;
  at: Date;
  /** The card that was judged, as it was. */
  signalId: string;
  label: string;
  lane: SignalLane;
  week: string;
  surprise: number;
}

/** What one week showed of a signal. */
export interface SignalWeek {
  signalId: string;
  week: string;
  state: SignalStateName;
  tier: SignalTier | null;
  window: number;
  observed: number;
  expected: number;
  surprise: number;
  rank: number;
}

/** Of the signals first shown in a quarter: how many, how many a curator judged, and what was said last of each. */
export interface SignalHitRate extends Record<SignalVerdictName, number> {
  /** Such as `2026-T4`. */
  quarter: string;
  signals: number;
}

/** « Bruit » hides a signal until it is twice as surprising as when that was said. */
export function isMuted(verdict: Pick<SignalVerdict, 'verdict' | 'surprise'> | undefined, surprise: number): boolean {
  return verdict?.verdict === 'noise' && surprise < 2 * verdict.surprise;
}

/** Share of relevant and early ones among the judged that are no duplicates; undefined when there is none. */
export function hitRateOf({ relevant, early, noise }: SignalHitRate): number | undefined {
  const judged = relevant + early + noise;
  return judged === 0 ? undefined : (relevant + early) / judged;
}
