// An invented account of a project, with headings, and what tests change of it.
import type { SheetInput } from '../../../src/sheets/read-item.ts';

export const rennes: SheetInput = {
  id: 'rennes',
  sourceId: 'journal-a',
  title: 'Cantine claire',
  text: [
    'La ville de Rennes a lancé en mars 2021 un service pour les familles, en partenariat avec le département du Finistère.',
    '',
    'Contexte',
    'Chaque année, 12 000 familles remplissent le même dossier.',
    '',
    '## Problème',
    'Les familles se perdent dans un formulaire trop long et difficile à comprendre. Beaucoup renoncent à leurs droits.',
    '',
    'La solution',
    'Cantine claire est un outil en ligne qui permet aux familles de connaître leur tarif en quelques clics.',
    '',
    'Résultats',
    '- 87 % des familles sont satisfaites.',
    '- Le traitement prend 3 jours de moins.',
    '',
    'Difficultés rencontrées',
    'Le premier formulaire n’a pas fonctionné, faute de tests avec les agents.',
    '',
    'Budget : 30 000 € sur deux ans, financés par la ville.',
    'Contact : cantine@exemple.fr',
    '',
    'Le service est déployé dans toutes les écoles depuis 2023. Voir https://exemple.fr/cantine.',
  ].join('\n'),
};
