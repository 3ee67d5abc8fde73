import { expect, it } from 'vitest';
import { otherNamesOf } from '../../../src/web/concept-names.ts';
import { sampleConcept } from '../../support/sample-tag.ts';

it('the other names of a concept are told by language, once each whatever their case, without title nor misspellings', () => {
  const concept = sampleConcept('capacitation', {
    prefLabel: 'Capacitation',
    prefLabelEn: { label: 'empowerment', lang: 'en' },
    altLabels: [
      'capacitation',
      'Pouvoir d’agir',
      { label: 'pouvoir d’agir', exact: true },
      { label: 'Empowerment', lang: 'en' },
      { label: 'enablement', lang: 'en' },
    ],
    hiddenLabels: ['empowement'],
  });
  expect(otherNamesOf(concept)).toEqual({ french: ['Pouvoir d’agir'], english: ['empowerment', 'enablement'] });
});
