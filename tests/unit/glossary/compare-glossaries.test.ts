import { describe, expect, it } from 'vitest';
import { compareGlossaries, describeComparison } from '../../../src/glossary/compare-glossaries.ts';
import { smallGlossary } from '../tagging/small-glossary.ts';

const before = smallGlossary(
  { id: 'nudge', altLabels: ['incitation douce', { label: 'AMU', exact: true }], related: ['mooc'] },
  { id: 'mooc' },
);

describe('compareGlossaries', () => {
  it('sees no difference in order, nor in ways of writing a label', () => {
    const after = smallGlossary(
      { id: 'mooc' },
      {
        id: 'nudge',
        altLabels: [
          { label: 'AMU', exact: true },
          { label: 'incitation douce', lang: 'fr' },
        ],
        related: ['mooc'],
      },
    );
    expect(compareGlossaries(before, after)).toEqual({
      added: [],
      removed: [],
      changed: [],
      themesAdded: [],
      themesRemoved: [],
    });
  });

  it('tells what came, went and changed, field by field and in words', () => {
    const after = smallGlossary(
      {
        id: 'nudge',
        prefLabelEn: { label: 'Nudge', lang: 'en' },
        altLabels: ['coup de pouce', { label: 'AMU', exact: true, needs: ['usage', 'usager'], unless: ['campus'] }],
        status: 'deprecated',
        definition: 'Une autre définition, assez longue aussi.',
        learned: { bias: 0.5, weights: { 'near:choix': 1.25 }, accepted: 3, refused: 1 },
      },
      { id: 'design' },
    );
    const comparison = compareGlossaries(before, { ...after, themes: [{ id: 'theme', label: 'Sujet' }] });
    expect(comparison.changed.map(({ id }) => id)).toEqual(['nudge']);
    expect(describeComparison(comparison, (id) => id.toUpperCase())).toEqual([
      'thème ajouté : Sujet',
      'thème ôté : Thème',
      'notion ajoutée : DESIGN',
      'notion ôtée : MOOC',
      'NUDGE, libellé anglais : ajout de « Nudge »',
      'NUDGE, autres libellés : ajout de « coup de pouce », « AMU (à la lettre ; avec : usage, usager ; sauf : campus) » ; retrait de « incitation douce », « AMU (à la lettre) »',
      'NUDGE, définition : ajout de « Une autre définition, assez longue aussi. » ; retrait de « Une définition assez longue pour le schéma. »',
      'NUDGE, statut : ajout de « retirée » ; retrait de « active »',
      'NUDGE, notions voisines : retrait de « mooc »',
      'NUDGE, poids appris : ajout de « biais 0.5, 3 acceptées, 1 refusées », « near:choix 1.25 »',
    ]);
  });
});
