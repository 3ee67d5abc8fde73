import { describe, expect, it } from 'vitest';
import { fromJsonLd } from '../../../src/glossary/json-ld.ts';
import { fromTurtle } from '../../../src/glossary/turtle.ts';

const prefixes = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix t: <https://thesaurus.example/id/> .
`;

/** A thesaurus as others publish them: other addresses, regions, other languages, labels and definitions as nodes. */
const thesaurus = `${prefixes}
t:schema a skos:ConceptScheme ; dct:title "Thésaurus d'essai"@fr .
t:groupe a skos:Collection ; skos:prefLabel "Vie locale"@fr-FR ; skos:member t:10, t:20 .
t:autre a skos:Collection ; skos:prefLabel "Autre groupe"@fr ; skos:member t:10 .
t:10 a skos:Concept ; skos:inScheme t:schema ;
  skos:prefLabel "Démocratie d'Œuvre"@fr-FR, "Workplace democracy"@en-GB, "Demokratie"@de ;
  skos:altLabel "cogestion"@fr, "co-determination"@en, "Mitbestimmung"@de ;
  skos:definition "Part que prennent les salariés aux décisions."@fr, "Employees deciding."@en ;
  skos:closeMatch <https://ailleurs.example/1> ;
  skos:narrower t:20 ; skos:related t:99 .
t:20 a skos:Concept ; skosxl:prefLabel [ skosxl:literalForm "Conseil d'atelier"@fr ] ;
  skos:definition [ rdf:value "Réunion régulière de tous ceux d'un même atelier."@fr ] ;
  dct:source <https://source.example/livre> .
t:30 a skos:Concept ; skos:prefLabel "Ancien terme" ; owl:deprecated true ; dct:isReplacedBy t:20 ;
  skos:definition "Un mot que plus personne n'emploie." .
`;

describe('the SKOS of somebody else', () => {
  it('comes in as candidates, with its addresses as equivalents', () => {
    const { glossary, faults } = fromTurtle(thesaurus);
    expect(faults).toEqual([]);
    expect(glossary?.concepts.map(({ id, status }) => [id, status])).toEqual([
      ['democratie-d-oeuvre', 'candidate'],
      ['conseil-d-atelier', 'candidate'],
      ['ancien-terme', 'deprecated'],
    ]);
    expect(glossary?.concepts[0]).toMatchObject({
      prefLabel: "Démocratie d'Œuvre",
      prefLabelEn: { label: 'Workplace democracy', lang: 'en' },
      altLabels: ['cogestion', { label: 'co-determination', lang: 'en' }],
      definition: 'Part que prennent les salariés aux décisions.',
      definitionSource: 'https://thesaurus.example/id/10',
      theme: 'vie-locale',
      exactMatch: ['https://thesaurus.example/id/10'],
    });
    expect(glossary?.concepts[1]).toMatchObject({
      prefLabel: "Conseil d'atelier",
      broader: ['democratie-d-oeuvre'],
      definition: "Réunion régulière de tous ceux d'un même atelier.",
      definitionSource: 'https://source.example/livre',
    });
    expect(glossary?.concepts[2]).toMatchObject({ replacedBy: 'conseil-d-atelier', theme: 'a-classer' });
    expect(glossary?.themes.map(({ id }) => id)).toEqual(['vie-locale', 'autre-groupe', 'a-classer']);
  });

  it('tells what the glossary has no place for', () => {
    expect(fromTurtle(thesaurus).ignored).toEqual([
      'Libellés d’autres langues que le français et l’anglais : de (2).',
      'Liens vers des notions absentes du texte : 1.',
      'Notions de plusieurs collections, gardées dans la première seulement : 1.',
      'Propriétés sans place dans un glossaire : http://www.w3.org/2004/02/skos/core#closeMatch (1).',
    ]);
  });

  it('gives every fault at once, each with the address of its concept', () => {
    const { glossary, faults, ignored } = fromTurtle(`${prefixes}
      t:1 a skos:Concept ; skos:prefLabel "Sans définition"@fr .
      t:2 a skos:Concept ; skos:prefLabel "Un nom"@fr, "Un autre nom"@fr ; skos:definition "Une définition assez longue."@fr .
      t:3 a skos:Concept ; skos:prefLabel "English only"@en ; skos:definition "Une définition assez longue."@fr .
      t:4 a skos:Concept ; skos:prefLabel "Quatre"@fr ; skos:definition "Une définition assez longue."@fr ; skos:broader t:5 .
      t:5 a skos:Concept ; skos:prefLabel "Cinq"@fr ; skos:definition "Trop court."@fr .
      t:6 a skos:Concept ; skos:prefLabel "Six"@fr ; skos:definition "Une définition assez longue."@fr ; skos:broader t:7 .
      t:7 a skos:Concept ; skos:prefLabel "Sept"@fr ; skos:definition "Une définition assez longue."@fr ; skos:broader t:6 .
    `);
    expect({ glossary, ignored }).toEqual({ glossary: undefined, ignored: [] });
    expect(faults.map(({ path, problem }) => `${path} | ${problem}`)).toEqual([
      'https://thesaurus.example/id/2 · libellé | « un-nom » a plusieurs libellés préférés dans la même langue : « Un nom », « Un autre nom »',
      'https://thesaurus.example/id/1 · définition | « sans-definition », définition : manque',
      'https://thesaurus.example/id/3 · libellé | « https-thesaurus-example-id-3 », libellé : manque',
      'https://thesaurus.example/id/5 · définition | « cinq », définition : vide ou trop court, il faut au moins 20 caractères',
      'https://thesaurus.example/id/6 · notions plus larges | Des notions sont plus larges l’une que l’autre, en cercle : « six » → « sept » → « six »',
    ]);
    for (const { remedy } of faults) expect(remedy).not.toBe('');
  });

  it('takes the definition and the theme that the caller chose', () => {
    const text = `${prefixes} t:1 a skos:Concept ; skos:prefLabel "Sans définition"@fr .`;
    const { glossary } = fromTurtle(text, {
      missingDefinition: 'Définition à écrire avant d’activer.',
      theme: { id: 'importes', label: 'Importés' },
    });
    expect(glossary?.concepts[0]).toMatchObject({
      definition: 'Définition à écrire avant d’activer.',
      theme: 'importes',
    });
  });

  it('prefers the language itself to one of its regions', () => {
    const { glossary } = fromTurtle(`${prefixes}
      t:1 a skos:Concept ; skos:prefLabel "fin de semaine"@fr-CA, "week-end"@fr ; skos:definition "Le samedi et le dimanche."@fr .`);
    expect(glossary?.concepts[0]).toMatchObject({ prefLabel: 'week-end', altLabels: ['fin de semaine'] });
  });

  it('is read from JSON-LD with a context of its own, reverse properties and a named graph', async () => {
    const reading = await fromJsonLd(
      JSON.stringify({
        '@context': {
          s: 'http://www.w3.org/2004/02/skos/core#',
          nom: { '@id': 's:prefLabel', '@container': '@language' },
          sens: { '@id': 's:definition', '@language': 'fr' },
          sous: { '@reverse': 's:broader' },
          id: '@id',
        },
        id: 'https://graphe.example',
        '@graph': [
          {
            id: 'https://thesaurus.example/id/1',
            '@type': 's:Concept',
            nom: { fr: 'Un', de: 'Eins' },
            sens: 'Une définition assez longue.',
            sous: { '@type': 's:Concept', nom: { fr: 'Deux' }, sens: 'Une autre définition assez longue.' },
          },
        ],
      }),
    );
    expect(reading.faults.map(({ path, problem }) => `${path} | ${problem}`)).toEqual([
      'deux · source de la définition | « deux », source de la définition : manque',
    ]);
  });
});

describe('an export of Vigie that somebody has edited', () => {
  it('shows a link to a page that is not there', async () => {
    const text = `${prefixes}
      @prefix v: <https://vigie.example/ns#> .
      <https://vigie.example/glossaire> a skos:ConceptScheme .
      <https://vigie.example/glossaire#theme> a skos:Collection ; skos:prefLabel "Thème"@fr ; skos:member <https://vigie.example/glossaire/un> .
      <https://vigie.example/glossaire/un> a skos:Concept ; v:status "active" ; skos:prefLabel "Un"@fr ; dct:source "Essai" ;
        skos:definition "Une définition assez longue."@fr ; skos:related <https://vigie.example/glossaire/absente> .`;
    expect(fromTurtle(text).faults).toEqual([
      {
        path: 'https://vigie.example/glossaire/un · notions voisines',
        problem: '« un » renvoie à « absente », qui n’existe pas (notions voisines)',
        remedy: 'Ôtez ce lien, ou écrivez l’identifiant d’une autre notion',
      },
    ]);
  });
});
