// The glossary → its SKOS graph, as a tree that Turtle and JSON-LD both write: the one place that says which field becomes which property.
import type { Concept, Glossary, Label } from '../model/glossary.ts';
import { type FullLabel, fullLabel } from './build-glossary.ts';
import { addressesOf, dct, type OwnTerms, owl, rdf, skos, skosXl, xsd } from './skos-terms.ts';

export type GraphValue =
  | { iri: string }
  | { text: string; lang?: string; datatype?: string }
  | { properties: GraphProperty[] };
/** A property with its values; never none. */
export type GraphProperty = [iri: string, values: GraphValue[]];
export interface GraphNode {
  iri: string;
  properties: GraphProperty[];
}

/**
 * The scheme, then the themes, then the concepts. Themes are collections, since they group concepts and are none: nothing is tagged with a theme, and SKOS
 * allows no broader link between a concept and a collection. A label with conditions is written twice: plainly for everybody, as a SKOS-XL label with them.
 */
export function toSkos(glossary: Glossary, publicUrl: string): GraphNode[] {
  const address = addressesOf(publicUrl);
  const pages = (ids: string[]) => ids.map((id) => ({ iri: address.concept(id) }));
  const { concepts } = glossary;
  const scheme: GraphNode = {
    iri: address.scheme,
    properties: [
      [rdf.type, [{ iri: skos.ConceptScheme }]],
      [dct.title, [french('Glossaire de l’innovation publique')]],
      [owl.versionInfo, [{ text: glossary.version }]],
      [skos.hasTopConcept, pages(concepts.filter(({ broader }) => broader.length === 0).map(({ id }) => id))],
    ],
  };
  const themes = glossary.themes.map(
    (theme): GraphNode => ({
      iri: address.theme(theme.id),
      properties: [
        [rdf.type, [{ iri: skos.Collection }]],
        [skos.prefLabel, [french(theme.label)]],
        [skos.member, pages(concepts.filter((concept) => concept.theme === theme.id).map(({ id }) => id))],
      ],
    }),
  );
  const narrower = new Map<string, string[]>();
  for (const { id, broader } of concepts)
    for (const parent of broader) narrower.set(parent, [...(narrower.get(parent) ?? []), id]);
  const nodes = concepts.map(
    (concept): GraphNode => ({
      iri: address.concept(concept.id),
      properties: [
        [rdf.type, [{ iri: skos.Concept }]],
        [skos.inScheme, [{ iri: address.scheme }]],
        [skos.topConceptOf, concept.broader.length === 0 ? [{ iri: address.scheme }] : []],
        [address.terms.status, [{ text: concept.status }]],
        [owl.deprecated, concept.status === 'deprecated' ? [{ text: 'true', datatype: xsd.boolean }] : []],
        [dct.isReplacedBy, pages(optional(concept.replacedBy))],
        ...labelProperties(concept, address.terms),
        [skos.definition, [french(concept.definition)]],
        [dct.source, [french(concept.definitionSource)]],
        [skos.scopeNote, optional(concept.scopeNote).map(french)],
        [skos.historyNote, optional(concept.historyNote).map(french)],
        [skos.broader, pages(concept.broader)],
        [skos.narrower, pages(narrower.get(concept.id) ?? [])],
        [skos.related, pages(concept.related)],
        [skos.exactMatch, concept.exactMatch.map((iri) => ({ iri }))],
        [address.terms.positiveContext, concept.positiveContexts.map(plain)],
        [address.terms.blockingContext, concept.blockingContexts.map(plain)],
        [address.terms.siteCategory, concept.siteCategories.map(plain)],
        [address.terms.learned, learnedNode(concept, address.terms)],
      ],
    }),
  );
  return [scheme, ...themes, ...nodes].map(({ iri, properties }) => ({ iri, properties: present(properties) }));
}

function labelProperties(concept: Concept, terms: OwnTerms): GraphProperty[] {
  const inFull = (labels: Label[]) => labels.map((label) => fullLabel(label));
  const lists = [
    {
      plainly: skos.prefLabel,
      asNode: skosXl.prefLabel,
      labels: [fullLabel(concept.prefLabel), ...optional(concept.prefLabelEn).map((label) => fullLabel(label, 'en'))],
    },
    { plainly: skos.altLabel, asNode: skosXl.altLabel, labels: inFull(concept.altLabels) },
    { plainly: skos.hiddenLabel, asNode: skosXl.hiddenLabel, labels: inFull(concept.hiddenLabels) },
  ];
  return lists.flatMap(({ plainly, asNode, labels }): GraphProperty[] => {
    // A label without conditions is a node too where the same words have some, or nobody could tell that it stands alone as well.
    const conditional = new Set(labels.filter(hasConditions).map(wordsOf));
    const nodes = labels.filter((label) => conditional.has(wordsOf(label)));
    return [
      [plainly, labels.map(({ label, lang }) => ({ text: label, lang }))],
      [asNode, nodes.map((label) => labelNode(label, terms))],
    ];
  });
}

function labelNode({ label, lang, needs, unless, exact, verb }: FullLabel, terms: OwnTerms): GraphValue {
  return {
    properties: present([
      [rdf.type, [{ iri: skosXl.Label }]],
      [skosXl.literalForm, [{ text: label, lang }]],
      [terms.needs, needs.map(plain)],
      [terms.unless, unless.map(plain)],
      [terms.exact, exact ? [{ text: 'true', datatype: xsd.boolean }] : []],
      [terms.verb, verb ? [{ text: 'true', datatype: xsd.boolean }] : []],
    ]),
  };
}

function learnedNode({ learned }: Concept, terms: OwnTerms): GraphValue[] {
  if (!learned) return [];
  const whole = (value: number): GraphValue => ({ text: String(value), datatype: xsd.integer });
  const real = (value: number): GraphValue => ({ text: toDecimal(value), datatype: xsd.decimal });
  return [
    {
      properties: present([
        [terms.bias, [real(learned.bias)]],
        [terms.accepted, [whole(learned.accepted)]],
        [terms.refused, [whole(learned.refused)]],
        [
          terms.weight,
          Object.entries(learned.weights).map(([feature, weight]) => ({
            properties: [
              [terms.feature, [plain(feature)]],
              [rdf.value, [real(weight)]],
            ],
          })),
        ],
      ]),
    },
  ];
}

/** Without exponent. JSON-LD rounds what is an xsd:double to 15 digits on its way to RDF; it leaves an xsd:decimal as it is. */
function toDecimal(value: number): string {
  const [mantissa = '0', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '0', fraction = ''] = mantissa.replace('-', '').split('.');
  const sign = value < 0 ? '-' : '';
  const shift = Number(exponent);
  return shift > 0
    ? `${sign}${whole}${fraction.padEnd(shift, '0')}`
    : `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}

function hasConditions({ needs, unless, exact, verb }: FullLabel): boolean {
  return needs.length > 0 || unless.length > 0 || exact || verb;
}

function wordsOf({ label, lang }: FullLabel): string {
  return `${lang}:${label}`;
}

function french(text: string): GraphValue {
  return { text, lang: 'fr' };
}

function plain(text: string): GraphValue {
  return { text };
}

function optional<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function present(properties: GraphProperty[]): GraphProperty[] {
  return properties.filter(([, values]) => values.length > 0);
}
