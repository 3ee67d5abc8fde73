// The drawing of a concept's months: its bars are in proportion, and its figures are all said in words.
import { describe, expect, it } from 'vitest';
import { Curve } from '../../../src/web/curve.tsx';

const draw = (counts: [string, number][]) =>
  String(<Curve name="Commun" months={counts.map(([month, items]) => ({ month, items }))} />);

describe('the curve', () => {
  it('draws one bar a month, the highest over the whole height, an empty month flat', () => {
    const html = draw([
      ['2026-01', 2],
      ['2026-02', 0],
      ['2026-03', 4],
    ]);
    expect([...html.matchAll(/<rect [^>]*height="([\d.]+)"/g)].map((match) => Number(match[1]))).toEqual([50, 0, 100]);
  });

  it('draws a lone item low: it is no peak', () => {
    expect(draw([['2026-01', 1]])).toContain('height="25"');
  });

  it('says the same in its description and in a table', () => {
    const html = draw([
      ['2026-01', 2],
      ['2026-02', 0],
      ['2026-03', 4],
    ]);
    expect(html).toMatch(/<desc[^>]*>6 articles, de janvier 2026 à mars 2026 ; au plus haut 4, en mars 2026\.<\/desc>/);
    expect([...html.matchAll(/<td>(\d+)<\/td>/g)].map((match) => Number(match[1]))).toEqual([2, 0, 4]);
  });

  it('is elided before a vowel, and a sentence when there is nothing to draw', () => {
    expect(draw([['2026-04', 1]])).toContain('1 article, d’avril 2026');
    expect(draw([['2026-04', 0]])).toBe('<p>Aucun article sur cette période.</p>');
  });
});
