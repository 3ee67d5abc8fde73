import { describe, expect, it } from 'vitest';
import { fillMonths, lastMonths } from '../../../src/web/months.ts';

describe('the months of a curve', () => {
  it('end with the running one and cross the years', () => {
    expect(lastMonths(new Date('2026-02-10T12:00:00Z'), 3).months).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(lastMonths(new Date('2026-11-24T12:00:00Z'), 24).months).toHaveLength(24);
  });

  it('are those of Paris', () => {
    expect(lastMonths(new Date('2026-01-31T23:30:00Z'), 1).months).toEqual(['2026-02']);
    expect(lastMonths(new Date('2026-06-30T21:59:59Z'), 1).months).toEqual(['2026-06']);
  });

  it('are counted from no later than the beginning of the first in Paris', () => {
    const { from } = lastMonths(new Date('2026-08-10T12:00:00Z'), 2);
    expect(from.getTime()).toBeLessThanOrEqual(new Date('2026-06-30T22:00:00Z').getTime());
  });

  it('get a figure each, in order, whatever else was counted', () => {
    expect(
      fillMonths(
        ['2026-01', '2026-02'],
        [
          { month: '2025-12', items: 9 },
          { month: '2026-02', items: 4 },
        ],
      ),
    ).toEqual([
      { month: '2026-01', items: 0 },
      { month: '2026-02', items: 4 },
    ]);
  });
});
