import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTagging, smallGlossary } from './small-glossary.ts';

const file = smallGlossary(
  { id: 'tiers-lieu', prefLabel: 'Tiers-lieu', hiddenLabels: ['tierlieu'] },
  { id: 'open-data', prefLabel: 'Open data', altLabels: ['données ouvertes', "mesure de l'ouverture", 'data.gouv'] },
  {
    id: 'maitrise-d-usage',
    prefLabel: "Maîtrise d'usage",
    altLabels: [{ label: 'AMU', exact: true, needs: ['usage', 'usager'] }],
  },
  { id: 'parcours-usager', prefLabel: 'Parcours usager' },
  { id: 'tableau', prefLabel: 'Tableau local', altLabels: ['cœur de réseau'] },
  {
    id: 'commun',
    prefLabel: 'Communs',
    altLabels: ['un commun', 'communs'],
    blockingContexts: ['transports en communs', 'points communs', 'château'],
  },
  {
    id: 'design',
    prefLabel: { label: 'Design', unless: ['by design', 'voiture'] },
    positiveContexts: ['usager', 'public'],
  },
  { id: 'design-fiction', prefLabel: 'Design fiction' },
  { id: 'innovation-sociale', prefLabel: 'Innovation sociale' },
  { id: 'laboratoire', prefLabel: "Laboratoire d'innovation" },
);
const tagsOf = createTagging(file);

/** `concept:form` of each piece of evidence. */
const found = (text: string, title = ''): string[] =>
  tagsOf({ title, text }).tags.flatMap(({ conceptId, evidence }) => evidence.map(({ form }) => `${conceptId}:${form}`));

describe('the matcher finds a label', () => {
  it.each([
    ['in capitals', 'UN TIERS-LIEU', 'tiers-lieu:TIERS-LIEU'],
    ['with a space for its hyphen', 'un tiers lieu', 'tiers-lieu:tiers lieu'],
    ['with a non-breaking hyphen', 'un tiers\u2011lieu', 'tiers-lieu:tiers\u2011lieu'],
    ['over the end of a line', 'un tiers-\nlieu', 'tiers-lieu:tiers-\nlieu'],
    ['with a soft hyphen inside', 'un tiers-li\u00adeu', 'tiers-lieu:tiers-li\u00adeu'],
    ['in the plural', 'des tiers-lieux', 'tiers-lieu:tiers-lieux'],
    ['in the plural in -aux', 'des tableaux locaux', 'tableau:tableaux locaux'],
    ['without its accents', "la maitrise d'usage", "maitrise-d-usage:maitrise d'usage"],
    ['with a typographic apostrophe', 'la maîtrise d’usage', 'maitrise-d-usage:maîtrise d’usage'],
    ['behind an elided article', 'l’open data', 'open-data:open data'],
    ['with ligatures', 'le coeur de réseau', 'tableau:coeur de réseau'],
    ['with another article behind its preposition', 'le cœur du réseau', 'tableau:cœur du réseau'],
    ['decomposed', 'des donne\u0301es ouvertes', 'open-data:donne\u0301es ouvertes'],
    ['in inclusive writing', 'le parcours usager·e', 'parcours-usager:parcours usager'],
    ['as a bare domain', 'sur data.gouv.fr, rien', 'open-data:data.gouv'],
    ['as listed, in the wrong spelling', 'un tierlieu', 'tiers-lieu:tierlieu'],
    [
      'beside another use of its word, which speaks for itself',
      'un commun, pas les points communs',
      'commun:un commun',
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('reads over the endings of inclusive writing inside a label', () => {
    const tagsOfPair = createTagging(smallGlossary({ id: 'agents-publics', prefLabel: 'agent public' }));
    const [tag] = tagsOfPair({ title: '', text: 'Des agent·e·s public·que·s, des agents publics.' }).tags;
    expect(tag?.evidence.map(({ form }) => form)).toEqual(['agent·e·s public', 'agents publics']);
  });
});

describe('the matcher does not find a label', () => {
  it.each([
    ['inside another word', 'un antitiers-lieux, des open datathons'],
    ['over the end of a sentence', 'Un tiers. Lieu de vie.'],
    ['over a comma', 'des tiers, lieu de vie'],
    ['over two paragraphs', 'des tiers\n\nlieu de vie'],
    ['in the singular when listed in the plural', 'rien de commun, une donnée ouverte'],
    ['without the article it begins with', 'd’un accord commun'],
    [
      'in a web or e-mail address',
      'https://exemple.fr/open-data/ et open@communs.fr, contact@data.gouv.fr, x.data.gouv.fr',
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('conditions', () => {
  it('exact: case and accents count, a plural s does not', () => {
    expect(found("L'AMU part de l'usage.")).toEqual(['maitrise-d-usage:AMU']);
    expect(found("Les AMUs partent de l'usage.")).toEqual(['maitrise-d-usage:AMUs']);
    expect(found("L'amu part de l'usage.")).toEqual([]);
  });

  it('needs: in the same sentence or in the title, not in the next sentence', () => {
    expect(found("L'AMU écoute. L'usage compte.")).toEqual([]);
    expect(found("L'AMU écoute.", 'Partir des usages')).toEqual(['maitrise-d-usage:AMU']);
    expect(found('', 'Partir des usages. Une AMU raconte')).toEqual(['maitrise-d-usage:AMU']);
  });

  it('positive contexts are needed by every label of the concept', () => {
    expect(found('Le design change.')).toEqual([]);
    expect(found('Le design aide les usagers.')).toEqual(['design:design']);
  });

  it('a blocking phrase that holds the label blocks only the words it covers', () => {
    expect(found('Nos points communs : les communs.')).toEqual(['commun:communs']);
  });

  it('another blocking phrase blocks up to five words away in the same sentence', () => {
    expect(found('Les communs du vieux château.')).toEqual([]);
    expect(found('Les communs, dit la dame qui garde les clés, sont au château.')).toEqual(['commun:communs']);
    expect(found('Les communs. Le château.')).toEqual(['commun:communs']);
  });

  it('unless works as blocking contexts do', () => {
    expect(found('Respect by design des usagers.')).toEqual([]);
    expect(found('Le design de la voiture des usagers.')).toEqual([]);
  });

  it('a context that is only the label itself proves nothing', () => {
    const tagsOfWord = createTagging(smallGlossary({ id: 'mot', prefLabel: { label: 'communs', needs: ['communs'] } }));
    expect(tagsOfWord({ title: '', text: 'Les communs.' }).tags).toEqual([]);
    expect(tagsOfWord({ title: '', text: 'Les communs et les communs.' }).tags).toHaveLength(1);
  });
});

describe('of several labels', () => {
  it('the longest wins over what it contains', () => {
    expect(found('Le design fiction public.')).toEqual(['design-fiction:design fiction']);
  });

  it('two that only overlap both count', () => {
    expect(found("Un laboratoire d'innovation sociale.")).toEqual([
      'innovation-sociale:innovation sociale',
      "laboratoire:laboratoire d'innovation",
    ]);
  });

  it('the same words are one piece of evidence, named by the best label', () => {
    const [tag] = tagsOf({ title: '', text: 'Vivent les communs !' }).tags;
    expect(tag?.evidence).toEqual([{ field: 'text', start: 11, end: 18, form: 'communs', rule: 'label:prefLabel' }]);
  });

  it('at most twenty pieces of evidence are kept, the title first', () => {
    const [tag] = tagsOf({ title: 'Open data', text: 'open data, '.repeat(50) }).tags;
    expect(tag?.evidence).toHaveLength(20);
    expect(tag?.evidence[0]?.field).toBe('title');
  });
});

const pieces = [
  'tiers-lieu',
  'tiers',
  'lieux',
  'open',
  'data',
  'données',
  'ouvertes',
  'maîtrise',
  "d'usage",
  'd’usages',
  'AMU',
  'usager',
  'communs',
  'points',
  'château',
  'design',
  'fiction',
  'public',
  'l’',
  'de',
  'la',
  '. ',
  ', ',
  '\n',
  '\n\n',
  '- ',
  '·e·s',
  'e\u0301',
  '🎉',
  '\u00ad',
  '\u00a0',
  'É',
  '@',
  'https://',
  '(',
  '«',
  '\ud83c',
  'voiture',
  'innovation sociale',
];
const anyText = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('', ' ', ' ')), { maxLength: 60 })
    .map((parts) => parts.flat().join('')),
  fc.string({ unit: 'binary' }),
);

describe('on any text', () => {
  it('the offsets give the form back', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const item = { title, text };
        for (const { evidence } of tagsOf(item).tags)
          for (const { field, start, end, form } of evidence) {
            expect(item[field].slice(start, end)).toBe(form);
            expect(form).not.toBe('');
          }
      }),
      { numRuns: 300 },
    );
  });

  it('tagging is the same whatever the order of concepts', () => {
    const tagsReversed = createTagging({ ...file, concepts: file.concepts.toReversed() });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tagsReversed({ title: '', text })).toEqual(tagsOf({ title: '', text }));
      }),
      { numRuns: 200 },
    );
  });

  it('adding a paragraph, before or behind, never removes a tag', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, added) => {
        const idsIn = (whole: string) => tagsOf({ title: '', text: whole }).tags.map(({ conceptId }) => conceptId);
        for (const whole of [`${text}\n\n${added}`, `${added}\n\n${text}`])
          expect(idsIn(whole)).toEqual(expect.arrayContaining(idsIn(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('one megabyte of one sentence full of labels and contexts is read to its end', () => {
    const text = 'design public communs château voiture tiers-lieu données ouvertes '.repeat(16_000);
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(tagsOf({ title: '', text }).tags.map(({ conceptId }) => conceptId)).toEqual(['open-data', 'tiers-lieu']);
  });
});
