import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/french/fold.ts';
import { stem } from '../../../src/french/stem.ts';

const stems = (words: string): Set<string> => new Set(words.split(' ').map((word) => stem(fold(word))));

describe('stem', () => {
  it.each([
    'local locale locaux locales',
    'journal journaux',
    'travail travaux',
    'réseau réseaux',
    'lieu lieux',
    'bijou bijoux',
    'public publique publics publiques',
    'blanc blanche blanches',
    'long longue',
    'chercheur chercheuse chercheuses',
    'acteur actrice acteurs actrices',
    'heureux heureuse',
    'participatif participative participatives',
    'citoyen citoyenne citoyens',
    'actuel actuelle',
    'premier première premières',
    'député députée députés',
    'épuisé épuisée',
    'français française françaises',
    'expérimenter expérimenté expérimentée expérimente',
    'entreprise entreprises',
    'continu continue',
    'reconnu reconnue',
    'assemblée assemblees',
    'énergie énergies',
    'cœur coeurs',
    'usager usagers usagère usagères',
  ])('joins %s', (words) => {
    expect([...stems(words)]).toHaveLength(1);
  });

  it.each([
    'pays payer',
    'département départ',
    'gouvernement gouverner',
    'usage usager',
    'mais mois',
    'social société',
    'innover innovation',
  ])('keeps apart %s', (words) => {
    expect([...stems(words)]).toHaveLength(2);
  });

  it.each(['IA', 'ESS', 'TV', '2024', '360', 'p2p', "aujourd'hui", ''])('leaves « %s » as it is', (word) => {
    expect(stem(fold(word))).toBe(fold(word));
  });
});
