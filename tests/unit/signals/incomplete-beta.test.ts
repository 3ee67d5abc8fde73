import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthProbability } from '../../../src/signals/growth-test.ts';
import { logGamma, regularizedBeta } from '../../../src/signals/incomplete-beta.ts';

describe('logGamma', () => {
  it('gives the factorials and √π', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(0.25)).toBeCloseTo(Math.log(3.625609908221908), 13);
  });
});

describe('regularizedBeta', () => {
  it('gives the values that have a closed form', () => {
    expect(regularizedBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 14);
    expect(regularizedBeta(0.25, 0.5, 0.5)).toBeCloseTo(1 / 3, 14);
    expect(regularizedBeta(0.3, 4, 1) / 0.3 ** 4).toBeCloseTo(1, 12);
    expect(regularizedBeta(0.3, 1, 6)).toBeCloseTo(1 - 0.7 ** 6, 14);
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(1, 2, 3)).toBe(1);
  });

  it('keeps the precision of tiny tails', () => {
    expect(regularizedBeta(1e-3, 40, 1) / 1e-120).toBeCloseTo(1, 10);
  });

  it('is its own mirror', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 3000 }),
        (x, a, twiceB) => {
          expect(regularizedBeta(x, a, twiceB / 2) + regularizedBeta(1 - x, twiceB / 2, a)).toBeCloseTo(1, 10);
        },
      ),
    );
  });
});

describe('growthProbability', () => {
  it('is the tail of the negative binomial, summed term by term', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 40, max: 2000 }),
        fc.integer({ min: 40, max: 5000 }),
        (observed, reference, exposure, referenceExposure) => {
          const shape = reference + 0.5;
          const p = exposure / (exposure + referenceExposure);
          let term = (1 - p) ** shape;
          let below = 0;
          for (let count = 0; count < observed; count += 1) {
            below += term;
            term *= ((count + shape) / (count + 1)) * p;
          }
          expect(growthProbability({ observed, reference, exposure, referenceExposure })).toBeCloseTo(1 - below, 9);
        },
      ),
    );
  });
});
