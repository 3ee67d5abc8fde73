import { describe, expect, it } from 'vitest';
import { parseCacheMaxAgeMs, parseRetryAfterMs } from '../../../../src/ingest/fetch/http-times.ts';

const now = new Date('2026-11-24T10:00:00Z');

describe('parseRetryAfterMs', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Tue, 24 Nov 2026 10:05:00 GMT', 300_000],
    ['Tuesday, 24-Nov-26 10:05:00 GMT', 300_000],
    ['Tue Nov 24 10:05:00 2026', 300_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
    ['99999999999999999999', 365 * 86_400_000],
  ])('%s is %i ms', (value, expected) => {
    expect(parseRetryAfterMs(value, now)).toBe(expected);
  });

  it.each([undefined, '', '-1', '1.5', 'soon', '2026-11-24', 'Tue, nonsense 1', 'Tue, 99 Nov 2026 10:05:00 GMT'])(
    '%s says nothing',
    (value) => {
      expect(parseRetryAfterMs(value, now)).toBeUndefined();
    },
  );
});

describe('parseCacheMaxAgeMs', () => {
  it.each([
    ['max-age=3600', 3_600_000],
    ['public, Max-Age="60", must-revalidate', 60_000],
    ['max-age=0', 0],
  ])('%s is %i ms', (value, expected) => {
    expect(parseCacheMaxAgeMs(value)).toBe(expected);
  });

  it.each([undefined, '', 'no-cache', 'no-store, max-age=3600', 's-maxage=60', 'max-age=-5', 'max-age=x'])(
    '%s says nothing',
    (value) => {
      expect(parseCacheMaxAgeMs(value)).toBeUndefined();
    },
  );
});
