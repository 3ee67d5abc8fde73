import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { fromCsv } from '../../../src/glossary/csv.ts';
import { fromJsonLd } from '../../../src/glossary/json-ld.ts';
import { fromTurtle } from '../../../src/glossary/turtle.ts';
import { smallGlossary } from '../tagging/small-glossary.ts';

const current = buildGlossary(smallGlossary({ id: 'nudge' }));
const readers = {
  turtle: (text: string) => fromTurtle(text),
  jsonLd: (text: string) => fromJsonLd(text),
  csv: (text: string) => fromCsv(text, current),
};
const skos = 'http://www.w3.org/2004/02/skos/core#';
const many = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at));

const cases: [name: string, reader: keyof typeof readers, text: string, path: string | RegExp, problem: RegExp][] = [
  ['nothing', 'turtle', '', '', /aucune notion/],
  ['prose', 'turtle', 'Bonjour à tous,\nvoici le glossaire.', 'ligne 1', /pas du Turtle/],
  ['a missing quote', 'turtle', '<a:a> <b:b> <c:c> .\n<a:a> <b:b> "ouvert .\n', 'ligne 2', /pas du Turtle/],
  ['an unknown prefix', 'turtle', '\n\nx:a x:b x:c .', 'ligne 3', /pas du Turtle/],
  ['a long string without end', 'turtle', `<a:a> <b:b> """${'a'.repeat(3_900_000)}`, /^ligne/, /pas du Turtle/],
  ['a million open brackets', 'turtle', `<a:a> <b:b> ${'['.repeat(1_000_000)}`, /^(ligne|$)/, /pas du Turtle|énoncés/],
  ['a million open lists', 'turtle', `<a:a> <b:b> ${'('.repeat(1_000_000)}`, /^(ligne|$)/, /pas du Turtle|énoncés/],
  [
    'a million statements',
    'turtle',
    `<a:a> <b:b> ${many(1_000_000, () => '1').join(',')} .`,
    '',
    /plus de 100000 énoncés/,
  ],
  ['too long a text', 'turtle', ' '.repeat(4_000_001), '', /dépasse 4000000 caractères/],
  [
    'ten thousand concepts',
    'turtle',
    many(10_000, (at) => `<a:${at}> a <${skos}Concept> .`).join('\n'),
    '',
    /10000 notions, plus que les 5000/,
  ],
  ['nothing', 'jsonLd', '', /^(ligne 1)?$/, /pas du JSON/],
  ['a missing comma', 'jsonLd', '{\n"a": 1\n"b": 2}', 'ligne 3', /pas du JSON/],
  ['a number', 'jsonLd', '12', '', /ni un objet ni une liste/],
  [
    'a context elsewhere',
    'jsonLd',
    '{"@context": "https://schema.example/context.jsonld", "@id": "a:a"}',
    '',
    /« https:\/\/schema\.example\/context\.jsonld » est ailleurs/,
  ],
  [
    'a context that imports',
    'jsonLd',
    '{"@context": {"@version": 1.1, "@import": "https://schema.example/c"}, "a": 1}',
    '',
    /« https:\/\/schema\.example\/c » est ailleurs/,
  ],
  [
    'a context on an inner node',
    'jsonLd',
    '{"a:b": {"@context": {"x": "a:x"}, "x": 1}}',
    '',
    /ailleurs qu’à la racine/,
  ],
  [
    'a context inside a context',
    'jsonLd',
    '{"@context": {"x": {"@id": "a:x", "@context": {"y": "a:y"}}}, "x": 1}',
    '',
    /ailleurs qu’à la racine/,
  ],
  [
    'a context without end',
    'jsonLd',
    JSON.stringify({
      '@context': Object.fromEntries(many(3_000, (at) => `t${at}`).map((term) => [term, `a:${term}`])),
    }),
    '',
    /plus de 2000 termes/,
  ],
  ['a wrong keyword', 'jsonLd', '{"@context": {"@vocab": 12}}', '', /pas du JSON-LD/],
  ['a circle of terms', 'jsonLd', '{"@context": {"a": "b:x", "b": "a:x"}}', '', /pas du JSON-LD/],
  [
    'a million open brackets',
    'jsonLd',
    '['.repeat(1_000_000) + ']'.repeat(1_000_000),
    /^(ligne 1)?$/,
    /plus de 50 niveaux|pas du JSON/,
  ],
  ['a deep document', 'jsonLd', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`, '', /plus de 50 niveaux/],
  ['a million values', 'jsonLd', `[${many(1_000_000, () => '1').join(',')}]`, '', /plus de 100000 valeurs/],
  ['too long a text', 'jsonLd', ' '.repeat(4_000_001), '', /dépasse/],
  ['nothing', 'csv', '', 'ligne 1', /« Identifiant » manque/],
  ['other headings', 'csv', 'nom;sens\na;b\n', 'ligne 1', /« Identifiant » manque/],
  ['an open quote', 'csv', 'Identifiant;Libellé\nnudge;"ouvert\n', /^ligne 2/, /guillemets/],
  ['another encoding', 'csv', 'Identifiant;Libell\uFFFD\n', '', /UTF-8/],
  ['too long a table', 'csv', 'Identifiant\n'.padEnd(4_000_001, 'a'), '', /dépasse/],
  ['ten thousand rows', 'csv', `Identifiant\n${many(10_000, (at) => `n${at}`).join('\n')}`, '', /10001 notions/],
];

describe('hostile and broken input', () => {
  it.each(cases)('%s (%s): one fault that says what and where', async (_name, reader, text, path, problem) => {
    const { glossary, faults } = await readers[reader](text);
    expect(glossary).toBeUndefined();
    expect(faults).toHaveLength(1);
    if (typeof path === 'string') expect(faults[0]?.path).toBe(path);
    else expect(faults[0]?.path).toMatch(path);
    expect(faults[0]?.problem).toMatch(problem);
    expect(faults[0]?.remedy).not.toBe('');
    expect(faults[0]?.problem.length).toBeLessThan(400);
  });

  it('reads forty thousand values of one property, which the library alone would compare two by two', async () => {
    const values = many(40_000, (at) => `valeur ${at}`);
    const { faults } = await fromJsonLd(
      JSON.stringify({ '@id': 'https://a.example/1', '@type': `${skos}Concept`, [`${skos}altLabel`]: values }),
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'https://a.example/1 · libellé',
      'https://a.example/1 · définition',
    ]);
  });

  it('leaves the prototype of objects alone', async () => {
    await fromJsonLd('{"@context": {"__proto__": "http://a.example/"}, "__proto__": {"sali": true}, "constructor": 1}');
    expect(({} as Record<string, unknown>).sali).toBeUndefined();
  });
});
