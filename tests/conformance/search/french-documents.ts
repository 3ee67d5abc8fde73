// The documents of the search cases: written for them, each word placed on purpose.
import type { SearchDocument } from '../../../src/model/search.ts';

function document(id: string, fields: Partial<SearchDocument> & { title: string; text: string }): SearchDocument {
  const { text } = fields;
  return {
    id,
    excerpt: text.slice(0, 120),
    sourceId: 'gazette-des-maires',
    concepts: [],
    territories: [],
    kind: 'article',
    sortAt: 1_700_000_000,
    ...fields,
  };
}

export const frenchDocuments: SearchDocument[] = [
  document('atelier', {
    title: 'Un projet d’atelier partagé à Rennes',
    text: 'La métropole ouvre un lieu de fabrication. Les habitants y réparent leurs objets et apprennent le bois.',
    concepts: ['tiers-lieu', 'participation'],
    territories: ['commune-35238', 'departement-35', 'region-53'],
    year: 2023,
    kind: 'project',
    sortAt: 1_690_000_000,
  }),
  document('budget', {
    title: 'Budget participatif : les lauréats sont connus',
    text: 'Douze projets ont été retenus par le vote des habitants. La santé et l’école arrivent en tête.',
    concepts: ['participation'],
    territories: ['commune-44109', 'departement-44', 'region-52'],
    year: 2024,
    sortAt: 1_710_000_000,
  }),
  document('hopital', {
    title: 'L’hôpital teste une consultation à distance',
    text: 'Le service d’urgence a choisi un outil numérique simple. La santé des anciens est suivie chaque semaine.',
    sourceId: 'sante-publique-info',
    concepts: ['service-numerique'],
    territories: ['commune-35238', 'departement-35', 'region-53'],
    year: 2024,
    sortAt: 1_720_000_000,
  }),
  document('reseau', {
    title: 'Les réseaux territoriaux de la médiation',
    text: 'Une équipe territoriale accompagne les démarches en ligne. Son cœur de métier est l’écoute.',
    sourceId: 'sante-publique-info',
    concepts: ['service-numerique', 'tiers-lieu'],
    territories: ['departement-44', 'region-52'],
    year: 2023,
    kind: 'resource',
    sortAt: 1_695_000_000,
  }),
  document('mais', {
    title: 'Une filière de maïs sans arrosage',
    text: 'Les agriculteurs essaient une variété ancienne ; mais la récolte reste faible.',
    territories: ['region-53'],
    year: 2022,
    kind: 'opinion',
    sortAt: 1_660_000_000,
  }),
  document('ecole', {
    title: 'Un préau repensé avec les élèves',
    text: `${'Les enfants dessinent leurs jeux, les parents plantent des arbres, la commune retire le bitume. '.repeat(8)}Le conseil a voté l’expérimentation pour trois ans, et d’autres écoles suivront. ${'Le calendrier des travaux est affiché devant le portail et discuté chaque mois. '.repeat(8)}`,
    concepts: ['participation'],
    year: 2022,
    kind: 'project',
    sortAt: 1_665_000_000,
  }),
  document('sans-date', {
    title: 'Appel à candidatures pour des designers publics',
    text: 'Le laboratoire cherche trois profils. Les candidatures sont ouvertes jusqu’au printemps.',
    kind: 'call',
    sortAt: 1_730_000_000,
  }),
];
