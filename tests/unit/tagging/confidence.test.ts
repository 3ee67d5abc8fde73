// How sure a tag is, and why: what each feature does to the confidence, on a glossary of a few concepts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagConfidenceMin } from '../../../src/model/tag.ts';
import { describeReason } from '../../../src/model/tag-reason.ts';
import type { TagInput } from '../../../src/model/tagging.ts';
import { createTagging, smallGlossary } from './small-glossary.ts';

const file = smallGlossary(
  { id: 'tiers-lieu', prefLabel: 'Tiers-lieu', related: ['coworking'], siteCategories: ['lieux partagés'] },
  { id: 'coworking', prefLabel: 'Coworking' },
  {
    id: 'design',
    prefLabel: { label: 'Design', needs: ['usager', 'agents', 'ministère', 'service public'], unless: ['voiture'] },
    altLabels: ['design de service'],
  },
  { id: 'design-fiction', prefLabel: { label: 'Design fiction', needs: ['avenir'] } },
  {
    id: 'associer',
    prefLabel: { label: 'associer les habitants', verb: true },
    altLabels: [{ label: 'co-construire', verb: true }],
  },
  { id: 'aller-vers', prefLabel: { label: 'aller-vers', exact: true } },
  { id: 'ancien', prefLabel: 'Vieux mot', status: 'deprecated', siteCategories: ['vieux'] },
  { id: 'nouveau', prefLabel: 'Mot neuf', status: 'candidate' },
);
const tagsOf = createTagging(file);

const confidenceIn = (conceptId: string, item: Partial<TagInput>): number => {
  const { tags, suggestions } = tagsOf({ title: '', text: '', ...item });
  return [...tags, ...suggestions].find((tag) => tag.conceptId === conceptId)?.confidence ?? 0;
};
const formsIn = (text: string): string[] =>
  tagsOf({ title: '', text }).tags.flatMap(({ evidence }) => evidence.map(({ form }) => form));

describe('a label that needs a context', () => {
  const alone = 'Le design change tout.';
  const near = 'Le design aide les usagers.';
  const elsewhere = `${alone} Les usagers attendent. Des agents aussi. Le ministère regarde.`;

  it('is a tag with one in its sentence, a suggestion with some elsewhere, nothing with none', () => {
    expect(tagsOf({ title: '', text: near }).tags).toHaveLength(1);
    expect(tagsOf({ title: '', text: elsewhere })).toMatchObject({ tags: [], suggestions: [{ conceptId: 'design' }] });
    expect(tagsOf({ title: '', text: alone })).toEqual({ tags: [], suggestions: [] });
  });

  it('is surer with several, or with one in the title', () => {
    expect(confidenceIn('design', { text: 'Le design aide usagers et agents.' })).toBeGreaterThan(
      confidenceIn('design', { text: near }),
    );
    expect(confidenceIn('design', { title: 'Pour les usagers', text: alone })).toBeGreaterThan(tagConfidenceMin);
  });

  it('says in words of the text what spoke for and against it', () => {
    const [sure] = tagsOf({ title: '', text: 'Le Design aide Usagers et agents.' }).tags;
    expect(sure?.reasons.map(describeReason)).toEqual(['à côté de : Usagers, agents', 'les mots : Design']);
    const [unsure] = tagsOf({ title: '', text: elsewhere }).suggestions;
    expect(unsure?.reasons.map(describeReason)).toEqual([
      'manque à côté : usager, agents, ministère',
      'ailleurs dans le texte : usagers, agents, ministère',
      'les mots : design',
    ]);
  });

  it('takes its context in the feminine and the plural too', () => {
    const tagsOfOne = createTagging(smallGlossary({ id: 'mot', prefLabel: { label: 'budget', needs: ['citoyen'] } }));
    expect(tagsOfOne({ title: '', text: 'Un budget pour les citoyennes.' }).tags).toHaveLength(1);
  });
});

describe('the rest of the item', () => {
  it.each<[string, Partial<TagInput>]>([
    ['the title', { title: 'Un tiers-lieu', text: 'Il ouvre un tiers-lieu.' }],
    ['a second passage', { text: 'Il ouvre un tiers-lieu. Le tiers-lieu est beau.' }],
    ['a category of the site', { text: 'Il ouvre un tiers-lieu.', categories: ['Lieux partagés'] }],
    ['a category that is its label', { text: 'Il ouvre un tiers-lieu.', categories: ['Tiers-Lieux'] }],
    ['a related concept', { text: 'Il ouvre un tiers-lieu. Le coworking attire.' }],
  ])('%s makes it surer', (_, item) => {
    expect(confidenceIn('tiers-lieu', item)).toBeGreaterThan(
      confidenceIn('tiers-lieu', { text: 'Il ouvre un tiers-lieu.' }) + 0.001,
    );
  });

  it('a category alone is a suggestion without evidence, whatever comes with it', () => {
    const { tags, suggestions } = tagsOf({
      title: 'Rien',
      text: 'Coworking.',
      categories: ['lieux partagés', 'tiers-lieu'],
    });
    expect(tags.map(({ conceptId }) => conceptId)).toEqual(['coworking']);
    expect(suggestions).toMatchObject([{ conceptId: 'tiers-lieu', evidence: [], weight: 'mention' }]);
    expect(suggestions[0]?.reasons.map(({ feature }) => feature)).toContain('category');
  });

  it('a concept that is deprecated or a candidate is found by no word and no category', () => {
    expect(tagsOf({ title: 'Vieux mot', text: 'Un mot neuf.', categories: ['vieux', 'Mot neuf'] })).toEqual({
      tags: [],
      suggestions: [],
    });
  });
});

it('a blocking context in the sentence, though not beside, makes it less sure; beside, it refuses', () => {
  const far = 'Le design des usagers, dit ce ministère qui le sait bien mieux que nous tous, vaut une voiture.';
  const [tag] = tagsOf({ title: '', text: far }).tags;
  expect(tag?.reasons.map(describeReason)).toContain('mais dans la phrase : voiture');
  expect(tagsOf({ title: '', text: 'Le design de la voiture des usagers.' })).toEqual({ tags: [], suggestions: [] });
});

it('an unsure longer label does not hide the sure one inside it', () => {
  expect(formsIn('La design fiction aide les usagers.')).toEqual(['design']);
  expect(formsIn('La design fiction aide les usagers à penser l’avenir.')).toEqual(['design fiction']);
});

describe('a verb', () => {
  it.each([
    ['nous associons les habitants', 'associons les habitants'],
    ['en associant nos habitants', 'associant nos habitants'],
    ['associer pleinement des habitants', 'associer pleinement des habitants'],
    ['la ville a associé ses habitants', 'associé ses habitants'],
    ['une démarche co-construite', 'co-construite'],
    ['ils co-construisent', 'co-construisent'],
  ])('is found in « %s »', (text, form) => {
    expect(formsIn(text)).toEqual([form]);
  });

  it.each(['les habitants associés', 'associer, les habitants', 'associer trois habitants', 'la construction'])(
    'is not found in « %s »',
    (text) => {
      expect(formsIn(text)).toEqual([]);
    },
  );
});

it('an exact label keeps its hyphen', () => {
  expect(formsIn("L'aller-vers des équipes. Il faut aller vers le nord.")).toEqual(['aller-vers']);
});

describe('weight', () => {
  const filler = 'La réunion a duré une heure. '.repeat(30);
  it.each<[string, string, Partial<TagInput>]>([
    ['central', 'in the title', { title: 'Un tiers-lieu', text: filler }],
    ['central', 'often, all along', { text: `Un tiers-lieu. ${filler}${'Le tiers-lieu. '.repeat(4)}` }],
    ['mention', 'once in a long text', { text: `${filler}Un tiers-lieu.` }],
    ['mention', 'often in one place only', { text: `${filler}${filler}Un tiers-lieu. Ce tiers-lieu. Un tiers-lieu.` }],
  ])('is %s when named %s', (weight, _, item) => {
    expect(tagsOf({ title: '', text: '', ...item }).tags).toMatchObject([{ weight }]);
  });
});

const sentences = [
  'Un tiers-lieu ouvre.',
  'Le design change.',
  'Le design aide les usagers.',
  'La design fiction aide.',
  'La design fiction dit l’avenir.',
  'Les agents et le ministère.',
  'Le design de la voiture.',
  'Nous associons les habitants.',
  'Le coworking attire.',
  'Un service public.',
];
const anyText = fc.array(fc.constantFrom(...sentences), { maxLength: 8 });

describe('on any text made of sentences', () => {
  it('one sentence more, anywhere, never removes a tag nor makes one less sure', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...sentences),
        fc.nat(8),
        fc.constantFrom('', ...sentences),
        (text, added, at, title) => {
          const before = tagsOf({ title, text: text.join(' ') }).tags;
          for (const { conceptId, confidence } of before)
            expect(
              confidenceIn(conceptId, { title, text: text.toSpliced(at, 0, added).join(' ') }),
            ).toBeGreaterThanOrEqual(confidence);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('no concept is both a tag and a suggestion, each on its side of the threshold, with one to six reasons', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.constantFrom('lieux partagés', 'design')), (text, categories) => {
        const { tags, suggestions } = tagsOf({ title: '', text: text.join(' '), categories });
        const ids = [...tags, ...suggestions].map(({ conceptId }) => conceptId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(tags.every(({ confidence }) => confidence >= tagConfidenceMin)).toBe(true);
        expect(suggestions.every(({ confidence }) => confidence < tagConfidenceMin && confidence >= 0.2)).toBe(true);
        for (const { reasons } of [...tags, ...suggestions]) {
          expect(reasons.length).toBeGreaterThan(0);
          expect(reasons.length).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 200 },
    );
  });
});
