import { describe, expect, it } from 'vitest';
import { detect } from '../../../bench/signals/detect.ts';
import { generateCorpus } from '../../../bench/signals/generator.ts';
import { tally, toScores } from '../../../bench/signals/score.ts';

// One seed more would only add time: 40 signals and 36 decoys a seed.
const corpora = [11, 12].map((seed) => generateCorpus({ seed }));
const scores = toScores(corpora.map((corpus) => tally(corpus, detect(corpus, 5e-4))));

describe('the detector on planted signals', () => {
  it('finds nearly all of them, within weeks', () => {
    expect(scores.recall).toBeGreaterThanOrEqual(0.95);
    expect(scores.delayWeeks).toBeLessThanOrEqual(7);
  });

  it('shows little else, in the first ten and in all', () => {
    expect(scores.precisionAt10).toBeGreaterThanOrEqual(0.9);
    expect(scores.falseWeekly).toBeLessThanOrEqual(2);
  });

  it('is not taken in by one source, reprints, a single week, a season or a footer, and seldom by a steady term', () => {
    const { D1, D2, D3, D4, D5, D6 } = scores.decoyRates;
    for (const rate of [D1, D2, D3, D4, D5]) expect(rate).toBeLessThanOrEqual(0.05);
    expect(D6).toBeLessThanOrEqual(0.15);
  });
}, 60_000);
