// Curators teach: what decisions on invented texts change, and what they leave alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { learnedModelSchema } from '../../../src/model/glossary.ts';
import type { TagInput } from '../../../src/model/tagging.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { type LearningExample, learnModel } from '../../../src/tagging/learn.ts';
import { createMatcher } from '../../../src/tagging/matcher.ts';
import { smallGlossary } from './small-glossary.ts';

const file = smallGlossary(
  { id: 'lab', prefLabel: 'Lab', related: ['tiers-lieu'] },
  { id: 'tiers-lieu', prefLabel: 'Tiers-lieu', related: ['lab'] },
  { id: 'prototype', prefLabel: { label: 'Prototype', needs: ['usager', 'service', 'agents', 'guichet'] } },
);
const matcher = createMatcher(buildGlossary(file));

const item = (text: string, sourceId = 'journal'): TagInput => ({ title: '', text, sourceId });
const numbers = Array.from({ length: 12 }, (_, at) => `numéro ${at}`);
const decide = (conceptId: string, accepted: boolean, items: TagInput[]): LearningExample[] =>
  items.map((each) => ({ accepted, passages: matcher.featuresOf(each, conceptId) }));

/** The glossary with what the decisions on one concept taught. */
function taught(conceptId: string, examples: LearningExample[]) {
  const learned = learnModel(examples);
  if (!learned) throw new Error('nothing was learned');
  const concepts = file.concepts.map((concept) => (concept.id === conceptId ? { ...concept, learned } : concept));
  const { match } = createMatcher(buildGlossary({ ...file, concepts }));
  return { learned, match: (each: TagInput) => match(readFields(each), each) };
}

const before = (each: TagInput) => matcher.match(readFields(each), each);
const ids = (tags: { conceptId: string }[]): string[] => tags.map(({ conceptId }) => conceptId);

const perfume = (words: string) => item(`Le lab du parfumeur dévoile une fragrance ${words}.`);
const prefecture = (words: string) => item(`Le lab de la préfecture réunit les agents ${words}.`);
const labDecisions = [...decide('lab', false, numbers.map(perfume)), ...decide('lab', true, numbers.map(prefecture))];

describe('refused tags', () => {
  const { learned, match } = taught('lab', labDecisions);

  it('a context that curators refuse is no tag any more; one that they accept still is', () => {
    expect(ids(before(perfume('inédite')).tags)).toEqual(['lab']);
    expect(ids(match(perfume('inédite')).tags)).toEqual([]);
    expect(ids(match(prefecture('de la Creuse')).tags)).toEqual(['lab']);
  });

  it('of one item with both, the right passage is kept as evidence', () => {
    const both = item(`${prefecture('du Lot').text}\n\n${perfume('inédite').text}`);
    expect(match(both).tags).toMatchObject([{ conceptId: 'lab', evidence: [{ start: 3 }] }]);
  });

  it('the words that weigh are named, and read in the model', () => {
    const [tag] = match(prefecture('de la Creuse')).tags;
    expect(tag?.reasons.find(({ feature }) => feature === 'learned')?.words).toEqual(
      expect.arrayContaining(['prefecture', 'agents']),
    );
    expect(learned.weights['near:parfumeur']).toBeLessThan(0);
    expect(learned.weights['near:prefecture']).toBeGreaterThan(0);
    expect(learned).toMatchObject({ accepted: 12, refused: 12 });
  });
});

it('accepted suggestions become tags, and what was refused stays out', () => {
  const suggestion = (words: string) =>
    item(`Le prototype sort de l'atelier ${words}. Un usager attend. Le service ferme. Le guichet aussi. Des agents.`);
  const engine = (words: string) =>
    item(`Le prototype du moteur tourne ${words}. Un usager attend. Le service ferme. Le guichet aussi. Des agents.`);
  expect(before(suggestion('nord'))).toMatchObject({ tags: [], suggestions: [{ conceptId: 'prototype' }] });
  const { match } = taught('prototype', [
    ...decide('prototype', true, numbers.map(suggestion)),
    ...decide('prototype', false, numbers.map(engine)),
  ]);
  expect(ids(match(suggestion('nord')).tags)).toEqual(['prototype']);
  expect(ids(match(engine('nord')).tags)).toEqual([]);
});

it('a source that is always refused weighs against its items, and the reason says so', () => {
  const from = (sourceId: string) => numbers.map((words) => item(`Le lab ouvre ${words}.`, sourceId));
  const { match } = taught('lab', [
    ...decide('lab', false, from('parfums')),
    ...decide('lab', true, from('prefecture')),
  ]);
  expect(ids(match(item('Le lab ouvre lundi.', 'parfums')).tags)).toEqual([]);
  const [tag] = match(item('Le lab ouvre lundi.', 'prefecture')).tags;
  expect(tag?.reasons).toContainEqual(expect.objectContaining({ feature: 'source', words: ['prefecture'] }));
});

it('the other concepts do not move, even those related', () => {
  const { match } = taught('lab', labDecisions);
  const words = [
    'Le lab du parfumeur.',
    'Un tiers-lieu ouvre.',
    'Le prototype de l’usager.',
    'Le lab de la préfecture.',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), (sentences) => {
      const each = item(sentences.join(' '));
      const others = ({ tags, suggestions }: ReturnType<typeof before>) =>
        [...tags, ...suggestions]
          .filter(({ conceptId }) => conceptId !== 'lab')
          .map(({ conceptId, confidence, evidence }) => ({ conceptId, confidence, evidence }));
      expect(others(match(each))).toEqual(others(before(each)));
    }),
  );
});

describe('learnModel', () => {
  it('needs eight decisions, of both kinds, on items that hold the concept', () => {
    expect(learnModel([])).toBeUndefined();
    expect(learnModel(labDecisions.slice(9, 16))).toBeUndefined();
    expect(learnModel(labDecisions.filter(({ accepted }) => accepted))).toBeUndefined();
    const without = decide(
      'lab',
      true,
      numbers.map((words) => item(`Rien ${words}.`)),
    );
    expect(without.every(({ passages }) => passages.length === 0)).toBe(true);
    expect(learnModel([...labDecisions.slice(9, 13), ...without])).toBeUndefined();
    expect(learnModel(labDecisions.slice(8, 16))).toMatchObject({ accepted: 4, refused: 4 });
  });

  it('gives the same model again, whatever the order of the decisions', () => {
    const model = learnModel(labDecisions);
    expect(learnModel(labDecisions)).toEqual(model);
    expect(learnModel(labDecisions.toReversed())).toEqual(model);
  });

  it('keeps at most fifty weights of three decimals, and a valid model, from any decisions', () => {
    const words = Array.from({ length: 200 }, (_, at) => `mot${String.fromCharCode(97 + (at % 26))}${at}`);
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
      .map((some) => `Le lab ${some.join(' ')}.`);
    const decisions = fc.array(fc.tuple(fc.boolean(), sentence), { minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(decisions, (made) => {
        const examples = made.flatMap(([accepted, text]) => decide('lab', accepted, [item(text)]));
        const model = learnModel(examples);
        if (!model) return;
        expect(learnedModelSchema.safeParse(model).success).toBe(true);
        expect(Object.keys(model.weights).length).toBeLessThanOrEqual(50);
        for (const weight of Object.values(model.weights)) expect(Math.round(weight * 1000) / 1000).toBe(weight);
      }),
      { numRuns: 50 },
    );
  });
});
