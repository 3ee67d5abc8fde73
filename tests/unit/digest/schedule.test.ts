// The instants below are written in UTC: Paris is one hour ahead in winter, two in summer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextIssueAt, weeklySchedule } from '../../../src/digest/schedule.ts';

const next = (after: string, schedule = {}) => nextIssueAt(new Date(after), schedule).toISOString();

describe('the next issue', () => {
  it('is the coming Monday at 8 in Paris, in winter', () => {
    expect(next('2026-11-24T12:00:00Z')).toBe('2026-11-30T07:00:00.000Z');
  });

  it('is the coming Monday at 8 in Paris, in summer', () => {
    expect(next('2027-06-29T12:00:00Z')).toBe('2027-07-05T06:00:00.000Z');
  });

  it('is the same Monday when 8 has not struck yet', () => {
    expect(next('2026-11-30T06:59:59.999Z')).toBe('2026-11-30T07:00:00.000Z');
  });

  it('is strictly later: at 8 sharp it is a week away', () => {
    expect(next('2026-11-30T07:00:00.000Z')).toBe('2026-12-07T07:00:00.000Z');
  });

  it('reads the day in Paris, where Sunday night in UTC is already Monday', () => {
    expect(next('2026-11-29T23:30:00Z')).toBe('2026-11-30T07:00:00.000Z');
  });

  it('stays at 8 on the clocks over the Sunday that loses an hour (2027-03-28)', () => {
    expect(next('2027-03-22T07:00:00Z')).toBe('2027-03-29T06:00:00.000Z');
    expect(next('2027-03-28T00:59:00Z')).toBe('2027-03-29T06:00:00.000Z');
    expect(next('2027-03-28T01:00:00Z')).toBe('2027-03-29T06:00:00.000Z');
  });

  it('stays at 8 on the clocks over the Sunday that gains an hour (2027-10-31)', () => {
    expect(next('2027-10-25T06:00:00Z')).toBe('2027-11-01T07:00:00.000Z');
    expect(next('2027-10-31T00:30:00Z')).toBe('2027-11-01T07:00:00.000Z');
    expect(next('2027-10-31T01:30:00Z')).toBe('2027-11-01T07:00:00.000Z');
  });

  it('takes an hour that does not exist just after the gap', () => {
    expect(next('2027-03-27T12:00:00Z', { weekday: 7, hour: 2 })).toBe('2027-03-28T01:00:00.000Z');
  });

  it('takes an hour that comes twice once, the first time', () => {
    expect(next('2027-10-30T12:00:00Z', { weekday: 7, hour: 2 })).toBe('2027-10-31T00:00:00.000Z');
    expect(next('2027-10-31T00:00:00Z', { weekday: 7, hour: 2 })).toBe('2027-11-07T01:00:00.000Z');
  });

  it('crosses the end of a month and of a year', () => {
    expect(next('2026-12-29T12:00:00Z')).toBe('2027-01-04T07:00:00.000Z');
  });

  it('follows another zone, ahead of UTC by more than half a day', () => {
    expect(next('2026-11-27T12:00:00Z', { timeZone: 'Pacific/Noumea' })).toBe('2026-11-29T21:00:00.000Z');
  });

  it('refuses a weekday that is none', () => {
    expect(() => next('2026-11-24T12:00:00Z', { weekday: 0 })).toThrow(RangeError);
  });

  it('is later than `after` by at most a week and an hour, and always shows Monday 08:00 in Paris', () => {
    const shown = new Intl.DateTimeFormat('en-GB', {
      timeZone: weeklySchedule.timeZone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    });
    const span = { min: new Date('2026-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(span), (after) => {
        const at = nextIssueAt(after);
        const aheadMs = at.getTime() - after.getTime();
        expect(aheadMs).toBeGreaterThan(0);
        expect(aheadMs).toBeLessThanOrEqual((7 * 24 + 1) * 3_600_000);
        expect(shown.format(at)).toBe('Monday 08:00');
      }),
    );
  });
});
