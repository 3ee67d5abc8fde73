import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNextFetch, type ScheduleInput } from '../../../src/ingest/schedule.ts';

const now = new Date('2026-11-24T10:00:00Z');
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

function delayOf(input: Partial<ScheduleInput>): number {
  const next = decideNextFetch({ now, outcome: 'changed', errorCount: 0, jitter: 0, ...input });
  return next.getTime() - now.getTime();
}

describe('decideNextFetch', () => {
  it.each(['changed', 'unchanged'] as const)('comes back 60 minutes after "%s"', (outcome) => {
    expect(delayOf({ outcome })).toBe(60 * minuteMs);
    expect(delayOf({ outcome, errorCount: 5 })).toBe(60 * minuteMs);
  });

  it.each(['http-error', 'unreachable', 'refused', 'too-large', 'not-a-feed', 'empty', 'error'] as const)(
    'doubles at each "%s" in a row, up to 24 hours',
    (outcome) => {
      const minutes = [0, 1, 2, 3, 4, 5, 50, 5_000].map((errorCount) => delayOf({ outcome, errorCount }) / minuteMs);
      expect(minutes).toEqual([120, 120, 240, 480, 960, 1_440, 1_440, 1_440]);
    },
  );

  it('waits as long as Retry-After says, up to 7 days', () => {
    const waited = (retryAfterMs: number) => delayOf({ outcome: 'http-error', errorCount: 1, retryAfterMs });
    expect(waited(1_000)).toBe(120 * minuteMs);
    expect(waited(2 * dayMs)).toBe(2 * dayMs);
    expect(waited(30 * dayMs)).toBe(7 * dayMs);
  });

  it('waits as long as max-age says, up to 24 hours', () => {
    expect(delayOf({ cacheMaxAgeMs: 0 })).toBe(60 * minuteMs);
    expect(delayOf({ cacheMaxAgeMs: 5 * 60 * minuteMs })).toBe(5 * 60 * minuteMs);
    expect(delayOf({ cacheMaxAgeMs: 365 * dayMs })).toBe(dayMs);
  });

  it('spreads by 10 %, but never below a floor', () => {
    expect(delayOf({ jitter: 1 })).toBe(66 * minuteMs);
    expect(delayOf({ jitter: -1 })).toBe(60 * minuteMs);
    expect(delayOf({ outcome: 'unreachable', errorCount: 2, jitter: -1 })).toBe(216 * minuteMs);
    expect(delayOf({ outcome: 'http-error', errorCount: 2, jitter: -1, retryAfterMs: 240 * minuteMs })).toBe(
      240 * minuteMs,
    );
  });

  it('keeps to its bounds whatever it is given', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(undefined));
    fc.assert(
      fc.property(
        fc.constantFrom('changed', 'refused', 'error'),
        fc.double(),
        number,
        number,
        fc.double(),
        (outcome, errorCount, retryAfterMs, cacheMaxAgeMs, jitter) => {
          const delay = delayOf({ outcome, errorCount, retryAfterMs, cacheMaxAgeMs, jitter });
          expect(delay).toBeGreaterThanOrEqual(60 * minuteMs);
          expect(delay).toBeLessThanOrEqual(7 * dayMs);
        },
      ),
    );
  });
});
