// The glossary as JSON-LD (JSON-LD 1.1, W3C Recommendation of 16 July 2020), out and in. A context that lies elsewhere is never fetched.
import jsonld, { type ContextDefinition, type JsonLdDocument } from 'jsonld';
import { messageOf } from '../errors.ts';
import type { Glossary } from '../model/glossary.ts';
import { type GlossaryReading, unreadable } from './parse-glossary.ts';
import { readSkos, type SkosOptions } from './read-skos.ts';
import { addressesOf, dct, owl, prefixesOf, rdf, skos, skosXl, xsd } from './skos-terms.ts';
import { lineAt, type Statement, statementsMax, textCharsMax } from './statement.ts';
import { type GraphProperty, type GraphValue, toSkos } from './to-skos.ts';

/** Nothing we read nests deeper than ten; a thousand levels would exhaust the stack of the library. */
const depthMax = 50;
const termsMax = 2_000;

/** One JSON document, indented, with its context inside. `publicUrl` as for Turtle. */
export async function toJsonLd(glossary: Glossary, publicUrl: string): Promise<string> {
  const nodes = toSkos(glossary, publicUrl).map(({ iri, properties }) => ({
    '@id': iri,
    ...expandedProperties(properties),
  }));
  const document = await jsonld.compact(nodes, contextOf(publicUrl), { documentLoader: refuse() });
  return `${JSON.stringify(document, null, 2)}\n`;
}

function expandedProperties(properties: GraphProperty[]): Record<string, unknown> {
  return Object.fromEntries(
    properties.map(([predicate, values]) =>
      predicate === rdf.type
        ? ['@type', values.flatMap((value) => ('iri' in value ? [value.iri] : []))]
        : [predicate, values.map(expandedValue)],
    ),
  );
}

function expandedValue(value: GraphValue): Record<string, unknown> {
  if ('iri' in value) return { '@id': value.iri };
  if ('properties' in value) return expandedProperties(value.properties);
  return {
    '@value': value.text,
    ...(value.lang && { '@language': value.lang }),
    ...(value.datatype && { '@type': value.datatype }),
  };
}

/** Short names for what we write, labels and notes by language, so that the document reads as plain JSON too. */
function contextOf(publicUrl: string): ContextDefinition {
  const { terms } = addressesOf(publicUrl);
  const named = (iris: string[], definition: object) =>
    Object.fromEntries(iris.map((iri) => [nameOf(iri), { '@id': iri, ...definition }]));
  const label = { '@container': '@language' };
  return {
    ...prefixesOf(publicUrl),
    ...named([skos.prefLabel, skos.altLabel, skos.hiddenLabel, skosXl.literalForm], label),
    ...named([skos.definition, skos.scopeNote, skos.historyNote, dct.title, dct.source], label),
    ...named([skos.inScheme, skos.topConceptOf, skos.hasTopConcept, skos.member], { '@type': '@id' }),
    ...named([skos.broader, skos.narrower, skos.related, skos.exactMatch, dct.isReplacedBy], { '@type': '@id' }),
    ...named([owl.deprecated, terms.exact, terms.verb], { '@type': xsd.boolean }),
    ...named([terms.accepted, terms.refused], { '@type': xsd.integer }),
    ...named([terms.bias, rdf.value], { '@type': xsd.decimal }),
    ...named([terms.status, terms.positiveContext, terms.blockingContext, terms.siteCategory], {}),
    ...named([terms.needs, terms.unless, terms.learned, terms.weight, terms.feature], {}),
  };
}

function nameOf(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
}

/**
 * A glossary of Vigie or any SKOS in JSON-LD → a glossary or every fault. Never throws, never fetches: a context given by its address is a fault. The library
 * only resolves the context: its way to statements compares each value of a property with all others, which a hostile file could make last for minutes.
 */
export async function fromJsonLd(text: string, options: SkosOptions = {}): Promise<GlossaryReading> {
  if (text.length > textCharsMax)
    return unreadable(`Le texte dépasse ${textCharsMax} caractères`, 'Importez-en un extrait');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(messageOf(error))?.[1];
    return unreadable(
      'Ce n’est pas du JSON',
      'Vérifiez les guillemets, les virgules et les accolades à cet endroit',
      at && `ligne ${lineAt(text, Number(at))}`,
    );
  }
  if (document === null || typeof document !== 'object')
    return unreadable('Ce JSON n’est ni un objet ni une liste', 'Donnez un document JSON-LD');
  const tooMuch = excessOf(document);
  if (tooMuch) return unreadable(tooMuch, 'Importez-en un extrait plus simple');
  let refused: string | undefined;
  try {
    const loader = refuse((url) => {
      refused = url;
    });
    return readSkos(toStatements(await jsonld.expand(document as JsonLdDocument, { documentLoader: loader })), options);
  } catch (error) {
    if (refused !== undefined)
      return unreadable(
        `Le contexte « ${refused} » est ailleurs, et rien n’est téléchargé`,
        'Recopiez-le dans le texte, à la place de son adresse',
      );
    return unreadable(
      `Ce n’est pas du JSON-LD (${messageOf(error).slice(0, 200)})`,
      'Vérifiez le contexte et les mots qui commencent par @',
    );
  }
}

function refuse(onUrl: (url: string) => void = () => {}) {
  return (url: string): Promise<never> => {
    onUrl(url);
    return Promise.reject(new Error('remote documents are not loaded'));
  };
}

/**
 * What makes a document too deep, too long or too costly to be expanded; undefined for any reasonable one. A context inside another one or on an inner node
 * is made again for each node that it serves: twenty thousand terms on twenty thousand nodes take the library minutes.
 */
function excessOf(document: object): string | undefined {
  let count = 0;
  const roots = new Set<unknown>(Array.isArray(document) ? [document, ...document] : [document]);
  const left: { value: object; depth: number }[] = [{ value: document, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.depth > depthMax) return `Ce JSON s’emboîte sur plus de ${depthMax} niveaux`;
    for (const [key, value] of Object.entries(next.value)) {
      count += 1;
      if (count > statementsMax) return `Ce JSON tient plus de ${statementsMax} valeurs`;
      if (key === '@context' && !roots.has(next.value)) return 'Un contexte se trouve ailleurs qu’à la racine';
      if (key === '@context' && termsIn(value) > termsMax) return `Le contexte a plus de ${termsMax} termes`;
      if (value !== null && typeof value === 'object') left.push({ value, depth: next.depth + 1 });
    }
  }
  return undefined;
}

/** Each context of a list counts too, since the library copies what stands before it. */
function termsIn(context: unknown): number {
  const list = Array.isArray(context) ? context : [context];
  return list.reduce((sum: number, each) => sum + 100 + Object.keys(each ?? {}).length, 0);
}

type Expanded = Record<string, unknown>;

/** Expanded JSON-LD → its statements, in the order of the text. Lists are left out: nothing of SKOS that we read is one. */
function toStatements(document: unknown): Statement[] {
  const statements: Statement[] = [];
  let blanks = 0;
  const say = (subject: string, predicate: string, id: string) =>
    statements.push({ subject, predicate, object: { type: 'node', id } });
  const nodesOf = (value: unknown): Expanded[] =>
    (Array.isArray(value) ? value : []).filter((each) => each !== null && typeof each === 'object');
  const visit = (node: Expanded): string => {
    // The space keeps our names apart from those of the text.
    const subject = typeof node['@id'] === 'string' ? node['@id'] : `_: ${++blanks}`;
    for (const [key, value] of Object.entries(node)) {
      if (key === '@type') for (const type of Array.isArray(value) ? value : []) say(subject, rdf.type, String(type));
      else if (key === '@graph' || key === '@included') nodesOf(value).forEach(visit);
      else if (key === '@reverse')
        for (const [predicate, nodes] of Object.entries(value ?? {}))
          for (const other of nodesOf(nodes)) say(visit(other), predicate, subject);
      else if (!key.startsWith('@'))
        for (const object of nodesOf(value)) {
          if ('@list' in object) continue;
          if (!('@value' in object)) say(subject, key, visit(object));
          else if (typeof object['@value'] !== 'object')
            statements.push({
              subject,
              predicate: key,
              object: {
                type: 'text',
                text: String(object['@value']),
                lang: String(object['@language'] ?? '').toLowerCase(),
              },
            });
        }
    }
    return subject;
  };
  nodesOf(document).forEach(visit);
  return statements;
}
