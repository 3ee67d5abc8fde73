import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseQuery } from '../../../src/search/analyse-query.ts';

const wordsOf = (q: string | undefined) => analyseQuery(q).map((word) => word.folded);

describe('analyseQuery', () => {
  it('folds, opens elisions and drops stop words', () => {
    expect(wordsOf("L'État et les Œuvres")).toEqual(['etat', 'oeuvres']);
  });

  it('keeps stop words when there is nothing else', () => {
    expect(wordsOf('mais')).toEqual(['mais']);
    expect(wordsOf('le mais bio')).toEqual(['bio']);
  });

  it('says which word may go on: only the one that nothing follows', () => {
    expect(analyseQuery('budget particip').map((word) => word.isLast)).toEqual([false, true]);
    expect(analyseQuery('budget de').map((word) => word.isLast)).toEqual([false]);
    expect(analyseQuery('projet projets').map((word) => word.isLast)).toEqual([true]);
  });

  it.each([undefined, '', '  ', '!?…', '« »'])('finds no word in %j', (q) => {
    expect(analyseQuery(q)).toEqual([]);
  });

  it('stops at ten words', () => {
    expect(wordsOf('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze')).toHaveLength(10);
  });

  it('lets nothing but letters, digits, marks and inner apostrophes through, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (q) => {
        for (const word of analyseQuery(q)) expect(word.folded + word.stem).toMatch(/^[\p{L}\p{N}\p{M}']+$/u);
      }),
    );
  });
});
