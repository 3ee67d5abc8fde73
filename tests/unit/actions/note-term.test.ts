import { describe, expect, it } from 'vitest';
import { conceptNamed, isNewWord, termIdOf } from '../../../src/actions/note-term.ts';
import { sampleConcept } from '../../support/sample-tag.ts';

const concept = sampleConcept('budget-participatif', {
  prefLabel: { label: 'Budget participatif' },
  altLabels: ['BP'],
  hiddenLabels: ['buget participatif'],
});

describe('termIdOf', () => {
  it.each([
    ['Compteur à vélos', 'compteur-a-velos'],
    ['L’Œuvre « commune »', 'l-oeuvre-commune'],
    ['…', ''],
    ['мэрия', ''],
  ])('makes a slug of %s', (term, id) => expect(termIdOf(term)).toBe(id));

  it('is cut between words at 80 characters', () => {
    const id = termIdOf('participation '.repeat(20));
    expect(id).toBe(Array(5).fill('participation').join('-'));
  });
});

describe('isNewWord', () => {
  it('is no word that holds a label, whatever its inflection', () => {
    expect(isNewWord(concept, 'les budgets participatifs')).toBe(false);
    expect(isNewWord(concept, 'enveloppe citoyenne')).toBe(true);
  });

  it('is neither a sentence nor a word that makes no slug', () => {
    expect(isNewWord(concept, 'La ville consacre cette année une enveloppe aux projets des habitants')).toBe(false);
    expect(isNewWord(concept, 'мэрия')).toBe(false);
  });
});

it('conceptNamed finds the concept that has this very name, hidden or not', () => {
  const glossary = { version: '', themes: [], concepts: [concept] };
  expect(conceptNamed(glossary, 'BUGET participatif')).toBe(concept);
  expect(conceptNamed(glossary, 'budget')).toBeUndefined();
});
