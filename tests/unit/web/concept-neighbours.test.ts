import { expect, it } from 'vitest';
import type { Concept } from '../../../src/model/glossary.ts';
import { neighboursOf } from '../../../src/web/concept-neighbours.ts';
import { sampleConcept } from '../../support/sample-tag.ts';

it('the neighbours of a concept are found both ways, without those that are only proposed or no longer followed', () => {
  const design = sampleConcept('design', { broader: ['methode'], related: ['atelier', 'old', 'unknown'] });
  const concepts = [
    sampleConcept('methode'),
    design,
    sampleConcept('design-de-service', { broader: ['design'] }),
    sampleConcept('proposed', { broader: ['design'], status: 'candidate' }),
    sampleConcept('old', { status: 'deprecated' }),
    sampleConcept('atelier'),
    sampleConcept('prototype', { related: ['design'] }),
    sampleConcept('elsewhere'),
  ];
  const { broader, narrower, related } = neighboursOf({ concepts }, design);
  const idsOf = (list: Concept[]) => list.map(({ id }) => id);
  expect(idsOf(broader)).toEqual(['methode']);
  expect(idsOf(narrower)).toEqual(['design-de-service']);
  expect(idsOf(related)).toEqual(['atelier', 'prototype']);
});
