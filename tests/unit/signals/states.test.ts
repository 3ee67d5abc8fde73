import { describe, expect, it } from 'vitest';
import type { Signal, SignalStanding } from '../../../src/model/signal.ts';
import { advanceStates, toFollow } from '../../../src/signals/states.ts';
import { parseIsoWeek, toIsoWeek } from '../../../src/signals/weeks.ts';

const first = parseIsoWeek('2026-W01');

function signal(changes: Partial<Signal>): Signal {
  return {
    key: 'term:a',
    keys: [changes.key ?? 'term:a'],
    lane: 'term',
    label: 'a',
    variants: [],
    week: '2026-W01',
    tier: 'A',
    firstSeen: '2025-12-01',
    window: 8,
    observed: 5,
    expected: 0.5,
    ratioLow: 2,
    ratioHigh: 20,
    p: 1e-5,
    surprise: 5,
    rank: 3,
    sources: [],
    effectiveSources: 4,
    weeksPresent: 4,
    territories: [],
    weekly: [],
    prevalence: 5,
    isWidespread: false,
    vitality: 4,
    vitalityPeak: 4,
    documentCount: 5,
    documents: [],
    relatedConcepts: [],
    reasons: [],
    cautions: [],
    ...changes,
  };
}

/** One list of signals a week → the state and tier shown each week. */
function run(weeks: Signal[][]): string[] {
  let standings: SignalStanding[] = [];
  return weeks.map((signals, index) => {
    const step = advanceStates(standings, signals, toIsoWeek(first + index));
    standings = step.standings;
    return step.cards.map(({ standing }) => `${standing.state}${standing.tier ?? ''}`).join(' ');
  });
}

const quiet = signal({ tier: null });

describe('advanceStates', () => {
  it('rises at once, and falls after three weeks out', () => {
    expect(run([[signal({ tier: 'C' })], [signal({ tier: 'A' })], ...Array(3).fill([signal({ tier: 'C' })])])).toEqual([
      'weakC',
      'weakA',
      'weakA',
      'weakA',
      'weakC',
    ]);
  });

  it('leaves what is no signal any more after three weeks, even when it is gone from the list', () => {
    expect(run([[signal({})], [quiet], [], [quiet], [quiet]])).toEqual(['weakA', 'weakA', '', '', '']);
  });

  it('starts the three weeks again when the signal comes back', () => {
    expect(run([[signal({})], [quiet], [quiet], [signal({})], [quiet], [quiet], [quiet]])).toEqual([
      'weakA',
      'weakA',
      'weakA',
      'weakA',
      'weakA',
      'weakA',
      '',
    ]);
  });

  it('makes strong what is everywhere, and established what no longer surprises for a year', () => {
    const wide = signal({ isWidespread: true, tier: null });
    const shown = run([[signal({})], ...Array(60).fill([wide])]);
    expect(shown[1]).toBe('strong');
    expect(shown[51]).toBe('strong');
    expect(shown.at(-1)).toBe('established');
  });

  it('does not show what was everywhere from the start', () => {
    expect(run([[signal({ isWidespread: true, tier: null })]])).toEqual(['']);
  });

  it('lets fade what has lost half of its life', () => {
    const fading = signal({ vitality: 1, vitalityPeak: 4 });
    expect(run([[signal({})], ...Array(3).fill([fading])])).toEqual(['weakA', 'weakA', 'weakA', 'fading']);
  });

  it('keeps the identity of the oldest of the terms that merge', () => {
    const { standings } = advanceStates([], [signal({})], toIsoWeek(first));
    const merged = signal({ key: 'term:b', keys: ['term:b', 'term:a'] });
    const step = advanceStates(standings, [merged], toIsoWeek(first + 1));
    expect(step.standings).toHaveLength(1);
    expect(step.standings[0]).toMatchObject({ id: standings[0]?.id, key: 'term:a', firstFlagged: '2026-W01' });
  });

  it('remembers noise for a year, unfollowed, so that what comes back keeps its first date', () => {
    const { standings } = advanceStates([], [signal({})], toIsoWeek(first));
    let now = standings;
    for (let week = 1; week <= 4; week += 1) now = advanceStates(now, [], toIsoWeek(first + week)).standings;
    expect(now).toMatchObject([{ state: 'noise' }]);
    expect(toFollow(now)).toEqual([]);
    expect(advanceStates(now, [signal({})], toIsoWeek(first + 30)).standings[0]?.firstFlagged).toBe('2026-W01');
    expect(advanceStates(now, [], toIsoWeek(first + 60)).standings).toEqual([]);
  });
});
