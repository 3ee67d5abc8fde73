import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { fromYaml } from '../../../src/glossary/from-yaml.ts';
import { toYaml } from '../../../src/glossary/yaml.ts';
import { sampleConcept } from '../../support/sample-tag.ts';

const current = buildGlossary({
  themes: [{ id: 'theme', label: 'Thème' }],
  concepts: [sampleConcept('un', { altLabels: ['premier'] }), sampleConcept('deux')],
});

describe('fromYaml', () => {
  it('reads its own export back as the same glossary', () => {
    expect(fromYaml(toYaml(current), current).glossary?.version).toBe(current.version);
  });

  it('puts what the file names over what is in force, and keeps the rest', () => {
    const text = `
      themes: [{ id: autre, label: Autre }]
      concepts:
        - { id: un, prefLabel: Unique, definition: Une définition assez longue., definitionSource: essai, theme: autre }`;
    const { glossary, faults } = fromYaml(text, current);
    expect(faults).toEqual([]);
    expect(glossary?.themes.map(({ id }) => id)).toEqual(['theme', 'autre']);
    expect(glossary?.concepts).toMatchObject([{ id: 'un', prefLabel: 'Unique', altLabels: [] }, { id: 'deux' }]);
  });

  it.each([
    ['not YAML', 'concepts: [', /pas du YAML/],
    ['a text', 'bonjour', /aucune notion/],
    ['an unknown list', 'notions: []', /« notions »/],
    ['an entry without id', 'concepts: [{ prefLabel: x }]', /identifiant/],
    ['a list that is none', 'concepts: 3', /identifiant/],
    ['a concept of too few words', 'concepts: [{ id: un, prefLabel: Un, theme: theme }]', /définition/i],
    ['two entries of one id', 'concepts: [{ id: deux }, { id: deux }]', /./],
  ])('says what is wrong with %s', (_, text, problem) => {
    const { glossary, faults } = fromYaml(text, current);
    expect(glossary).toBeUndefined();
    expect(faults.map((fault) => fault.problem).join('\n')).toMatch(problem);
  });

  it('is nothing new for an empty file', () => {
    expect(fromYaml('{}', current).glossary?.version).toBe(current.version);
  });
});
