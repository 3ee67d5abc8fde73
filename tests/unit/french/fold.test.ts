import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/french/fold.ts';

describe('fold', () => {
  it.each([
    ['Évaluation', 'evaluation'],
    ['cœur et Æthuse', 'coeur et aethuse'],
    ['l’État', "l'etat"],
    ['lʼÉtat', "l'etat"],
    ['10\u202f000\u00a0€', '10 000 €'],
    ['inno\u00advation', 'innovation'],
    ['tiers\u2011lieu', 'tiers-lieu'],
    ['e\u0301te\u0301', 'ete'],
    ['ﬁnancer', 'financer'],
    ['garçon', 'garcon'],
    ['', ''],
  ])('gives « %s » as « %s »', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
