import { describe, expect, it } from 'vitest';
import { scoreStories } from '../../../src/stories/score-stories.ts';

const score = (pairs: [found: string, expected: string][]) =>
  scoreStories(pairs.map(([found, expected]) => ({ found, expected })));

describe('scoring stories by pairs', () => {
  it('counts the pairs put together, those that belong together, and those that are both', () => {
    expect(
      score([
        ['x', '1'],
        ['x', '1'],
        ['x', '2'],
        ['y', '2'],
      ]),
    ).toEqual({ precision: 1 / 3, recall: 1 / 2, f1: 0.4, found: 3, expected: 2, right: 1 });
  });

  it('is whole where there is nothing to find and nothing was found, and nothing where all is wrong', () => {
    expect(score([['x', '1']])).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(
      score([
        ['x', '1'],
        ['x', '2'],
        ['y', '1'],
      ]),
    ).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });
});
