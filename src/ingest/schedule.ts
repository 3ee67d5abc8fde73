// When a source is due again, decided once a fetch has ended; the answer becomes its next_fetch_at.
import type { SourceReading } from './read-outcomes.ts';

export interface ScheduleInput {
  now: Date;
  /** `error`: the reading itself threw. */
  outcome: SourceReading['outcome'] | 'error';
  /** Failures in a row, this one included; ignored after a success. */
  errorCount: number;
  /** What Retry-After asked for, if it did. */
  retryAfterMs?: number | undefined;
  /** Cache-Control max-age of the answer, if it had one. */
  cacheMaxAgeMs?: number | undefined;
  /** A random number in [-1, 1], so that sources met together do not stay together. */
  jitter: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A feed is never asked again sooner: servers answer 429 to readers that come more than once an hour. */
export const intervalMinMs = 60 * minuteMs;
const backoffMaxMs = dayMs;
const retryAfterMaxMs = 7 * dayMs;
const cacheMaxAgeMaxMs = dayMs;
const jitterShare = 0.1;

/**
 * Rules, in order:
 * 1. changed or unchanged: 60 minutes;
 * 2. any other outcome doubles that for each failure in a row (120 minutes after the first), up to 24 hours: a refusal or a 404 may be mended by tomorrow, and
 *    stopping for good is a person's decision;
 * 3. ±10 % of jitter;
 * 4. never before 60 minutes, nor before Retry-After (believed up to 7 days), nor before max-age (believed up to 24 hours): floors that jitter does not lower.
 * Nonsense (negative, NaN, infinite) counts as absent or is cut to the bound. Pure.
 */
export function decideNextFetch(input: ScheduleInput): Date {
  const isSuccess = input.outcome === 'changed' || input.outcome === 'unchanged';
  const doublings = isSuccess ? 0 : Math.max(1, toAmount(input.errorCount));
  const intervalMs = Math.min(intervalMinMs * 2 ** doublings, backoffMaxMs);
  const jitter = Math.min(Math.max(Number.isNaN(input.jitter) ? 0 : input.jitter, -1), 1);
  const delayMs = Math.max(
    intervalMs * (1 + jitterShare * jitter),
    intervalMinMs,
    Math.min(toAmount(input.retryAfterMs), retryAfterMaxMs),
    Math.min(toAmount(input.cacheMaxAgeMs), cacheMaxAgeMaxMs),
  );
  return new Date(input.now.getTime() + Math.round(delayMs));
}

function toAmount(value: number | undefined): number {
  return value !== undefined && value > 0 ? value : 0;
}
