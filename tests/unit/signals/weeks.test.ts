import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayOf, parseIsoWeek, toIsoWeek, weekOfDate } from '../../../src/signals/weeks.ts';

describe('ISO weeks', () => {
  it('follow the calendar at the turn of years', () => {
    expect(toIsoWeek(weekOfDate('2021-01-03'))).toBe('2020-W53');
    expect(toIsoWeek(weekOfDate('2021-01-04'))).toBe('2021-W01');
    expect(toIsoWeek(weekOfDate('2024-12-30'))).toBe('2025-W01');
    expect(mondayOf(parseIsoWeek('2026-W48'))).toBe('2026-11-23');
  });

  it('come back from their names', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6000 }), (week) => parseIsoWeek(toIsoWeek(week)) === week));
  });

  it('refuse what is no day or no week', () => {
    for (const bad of ['2026-13-01', '2026-1-1', '', 'hier']) expect(() => weekOfDate(bad)).toThrow(/YYYY-MM-DD/);
    for (const bad of ['2026-W54', '2026-W00', '2021-W53', '2026-48'])
      expect(() => parseIsoWeek(bad)).toThrow(/ISO week/);
  });
});
