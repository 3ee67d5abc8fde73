// Glossaries that hold together and are as hard to write down as people can make them: quotes, backslashes, newlines, bars, formulas, emoji, conditions.
import fc from 'fast-check';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { glossaryFileSchema } from '../../../src/model/glossary.ts';

const hardPieces = [
  'é',
  'Œuvre',
  '"',
  "'",
  '’',
  '\\',
  '\\n',
  '\n',
  '\r\n',
  '\t',
  ' | ',
  '\\|',
  ';',
  ',',
  '=1+1',
  '@fr',
  '^^',
  '<b>',
  '{',
  '#',
  ': ',
  '- ',
  '🦉',
  '👩‍🌾',
  '\u0001',
  '\u2028',
  '\u00a0',
  '%20',
  '&',
];

const text = (minLength: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...hardPieces), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })), {
      maxLength: 6,
    })
    .map((pieces) => `${pieces.join('').replaceAll('\uFFFD', '')}${'ab'.repeat(minLength)}`.trim());
const words = fc.array(
  fc.oneof(
    text(1),
    text(1).map((tail) => `=${tail}`),
  ),
  { maxLength: 3 },
);

/** Labels begin with a word of their concept's own, so that no two concepts claim one. */
const label = (own: string) =>
  fc.oneof(
    text(0).map((tail) => `${own} ${tail}`.trim()),
    fc
      .record({
        label: fc.oneof(
          fc.constant(own),
          text(0).map((tail) => `${own} ${tail}`.trim()),
        ),
        needs: fc.option(
          words.filter((list) => list.length > 0),
          { nil: undefined },
        ),
        unless: fc.option(
          words.filter((list) => list.length > 0),
          { nil: undefined },
        ),
        exact: fc.option(fc.boolean(), { nil: undefined }),
        verb: fc.option(fc.boolean(), { nil: undefined }),
        lang: fc.option(fc.constantFrom('fr' as const, 'en' as const), { nil: undefined }),
      })
      .map((each) => (each.verb ? { ...each, label: `porter ${each.label}` } : each)),
  );

const number = fc.double({ noNaN: true, noDefaultInfinity: true });

const concept = (at: number) => {
  const own = `mot${at}`;
  const french = label(own).map((each) => (typeof each === 'string' ? each : { ...each, lang: undefined }));
  const ids = (from: number, to: number) =>
    fc
      .uniqueArray(fc.integer({ min: from, max: to }), { maxLength: 2 })
      .map((list) => list.map((each) => `notion-${each}`));
  return fc.record(
    {
      id: fc.constant(`notion-${at}`),
      prefLabel: french,
      prefLabelEn: label(own).map((each) => (typeof each === 'string' ? each : { ...each, lang: 'en' as const })),
      altLabels: fc.array(label(own), { maxLength: 4 }),
      hiddenLabels: fc.array(label(own), { maxLength: 2 }),
      definition: text(20),
      definitionSource: text(3),
      scopeNote: text(10),
      historyNote: text(10),
      theme: fc.constantFrom('theme-1', 'theme-2'),
      // Links go down in number: no circle.
      broader: at > 0 ? ids(0, at - 1) : fc.constant<string[]>([]),
      related: at > 0 ? ids(0, at - 1) : fc.constant<string[]>([]),
      exactMatch: fc.array(
        fc.webUrl({ withFragments: true }).filter((url) => !/[\\^`{|}]/.test(url)),
        { maxLength: 2 },
      ),
      positiveContexts: words,
      blockingContexts: words,
      siteCategories: words,
      status: fc.constantFrom('active' as const, 'candidate' as const, 'deprecated' as const),
      learned: fc.record({
        bias: number,
        weights: fc.dictionary(
          text(1).filter((feature) => feature !== '__proto__'),
          number,
          { maxKeys: 3 },
        ),
        accepted: fc.nat(),
        refused: fc.nat(),
      }),
    },
    { requiredKeys: ['id', 'prefLabel', 'definition', 'definitionSource', 'theme'] },
  );
};

export const arbitraryGlossary = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => concept(at))))
  .map((concepts) => {
    const last = concepts.at(-1);
    const linked = concepts.map((each) => ({
      ...each,
      related: each.related?.filter((id) => !each.broader?.includes(id)),
    }));
    const retired = linked.map((each) =>
      each.status === 'deprecated' && last && each.id !== last.id ? { ...each, replacedBy: last.id } : each,
    );
    const themes = [
      { id: 'theme-1', label: 'Premier « thème »' },
      { id: 'theme-2', label: '=Second\\thème' },
    ];
    return buildGlossary(glossaryFileSchema.parse({ themes, concepts: retired }));
  });
