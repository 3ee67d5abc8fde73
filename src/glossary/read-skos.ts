// Statements → a glossary: Vigie's own export, or the SKOS of anybody else, whose concepts come in as candidates.
import { tokenize } from '../french/tokenize.ts';
import { type Concept, type Theme, textOfLabel } from '../model/glossary.ts';
import type { GlossaryFault } from './check-glossary.ts';
import { fieldNames } from './field-names.ts';
import {
  type ConceptDraft,
  conceptsMax,
  type GlossaryReading,
  parseGlossary,
  tooManyConcepts,
  unreadable,
} from './parse-glossary.ts';
import { type ReadLabels, readLabels } from './read-labels.ts';
import { addressesOf, dct, type OwnTerms, owl, publicUrlOf, rdf, skos, skosXl } from './skos-terms.ts';
import type { Statement } from './statement.ts';
import { indexStatements, type StatementIndex } from './statement-index.ts';

export interface SkosOptions {
  /** The definition of a concept that has none in French; absent: such a concept is a fault. */
  missingDefinition?: string;
  /** Of concepts that no collection holds; default « À classer ». */
  theme?: { id: string; label: string };
}

/** A text as read, before its concepts are made. */
interface Source {
  index: StatementIndex;
  concepts: { node: string; labels: ReadLabels }[];
  /** By node. */
  ids: Map<string, string>;
  themes: { list: Theme[]; byNode: Map<string, string[]> };
  /** Ids of the concepts that name this node as narrower. */
  parents: Map<string, string[]>;
  /** Where the pages and terms of the instance that wrote it are; absent for the text of anybody else. */
  own?: Addresses;
}
type Addresses = ReturnType<typeof addressesOf>;

/** What is read of a concept, or derived when it is written: anything else is told to be left out. */
const knownPredicates = new Set<string>([
  ...[rdf.type, ...Object.values(skos), ...Object.values(skosXl)],
  ...[dct.source, dct.isReplacedBy, owl.deprecated],
]);

/**
 * Never throws. A concept of another vocabulary gets an id made of its French label, its own address among its equivalents, and the status candidate:
 * nothing is tagged with it until a curator says so.
 */
export function readSkos(statements: Statement[], options: SkosOptions): GlossaryReading {
  const index = indexStatements(statements);
  const nodes = index.ofType(skos.Concept);
  if (nodes.length === 0)
    return unreadable(
      'Le texte ne contient aucune notion',
      'Donnez un vocabulaire SKOS : des nœuds de type skos:Concept',
    );
  if (nodes.length > conceptsMax) return tooManyConcepts(nodes.length);
  const source = readSource(index, nodes);
  const fallback = options.theme ?? { id: 'a-classer', label: 'À classer' };
  const concepts = source.concepts.map(({ node, labels }) => {
    const concept = readConcept(node, labels, source, options);
    return concept.theme === undefined && ownId(node, source.own) === undefined
      ? { ...concept, theme: fallback.id }
      : concept;
  });
  const themes = [...source.themes.list];
  if (concepts.some(({ theme }) => theme === fallback.id) && !themes.some(({ id }) => id === fallback.id))
    themes.push(fallback);
  const reading = parseGlossary({ themes, concepts }, (at, field) => placeOf(nodes[at] ?? '', field, source));
  const faults = [...rivalFaults(source), ...reading.faults];
  if (faults.length > 0 || !reading.glossary) return { faults, ignored: [] };
  return { glossary: reading.glossary, faults, ignored: leftOut(source) };
}

function readSource(index: StatementIndex, nodes: string[]): Source {
  const own = ownAddresses(index, nodes);
  const concepts = nodes.map((node) => ({ node, labels: readLabels(index, node, own?.terms) }));
  const ids = idsOf(concepts, own);
  const parents = new Map<string, string[]>();
  for (const [node, id] of ids) for (const child of index.nodes(node, skos.narrower)) addTo(parents, child, id);
  return { index, concepts, ids, parents, themes: readThemes(index, own), ...(own && { own }) };
}

/** The text is Vigie's own when a scheme at `/glossaire` has concepts that carry a status in its terms. */
function ownAddresses(index: StatementIndex, nodes: string[]): Addresses | undefined {
  return index
    .ofType(skos.ConceptScheme)
    .flatMap((scheme) => publicUrlOf(scheme) ?? [])
    .map(addressesOf)
    .find(({ terms }) => nodes.some((node) => index.texts(node, terms.status).length > 0));
}

/** The id in the address of one of Vigie's own pages; undefined for any other node. */
function ownId(node: string, own: Addresses | undefined): string | undefined {
  return own && node.startsWith(own.concept('')) ? node.slice(own.concept('').length) : undefined;
}

function idsOf(concepts: Source['concepts'], own: Addresses | undefined): Map<string, string> {
  const taken = new Set(concepts.flatMap(({ node }) => ownId(node, own) ?? []));
  return new Map(
    concepts.map(({ node, labels }) => {
      const known = ownId(node, own);
      if (known !== undefined) return [node, known];
      const slug = slugOf(labels.prefLabel === undefined ? node : textOfLabel(labels.prefLabel));
      let id = slug;
      for (let next = 2; taken.has(id); next += 1) id = `${slug}-${next}`;
      taken.add(id);
      return [node, id];
    }),
  );
}

function slugOf(text: string): string {
  const words = tokenize(text).map(({ folded }) => folded.replace(/[^a-z0-9]/g, ''));
  return words.filter(Boolean).join('-').slice(0, 70).replace(/-$/, '') || 'notion';
}

function readThemes(index: StatementIndex, own: Addresses | undefined): Source['themes'] {
  const byNode = new Map<string, string[]>();
  const list = index.ofType(skos.Collection).flatMap((collection) => {
    const { prefLabel } = readLabels(index, collection);
    if (prefLabel === undefined) return [];
    const label = textOfLabel(prefLabel);
    const id = own && collection.startsWith(own.theme('')) ? collection.slice(own.theme('').length) : slugOf(label);
    for (const node of index.nodes(collection, skos.member)) addTo(byNode, node, id);
    return [{ id, label }];
  });
  return { list, byNode };
}

/** Fields as the schema wants them, or not: it has the last word. */
function readConcept(
  node: string,
  labels: ReadLabels,
  source: Source,
  { missingDefinition }: SkosOptions,
): ConceptDraft {
  const { index, own, ids } = source;
  const mine = ownId(node, own) !== undefined;
  const id = ids.get(node) ?? node;
  const french = (predicate: string): string | undefined =>
    index
      .texts(node, predicate)
      .filter(({ language }) => language === 'fr')
      .map(({ text }) => text)
      .join('\n') || undefined;
  const linked = (predicate: string) => index.nodes(node, predicate).flatMap((other) => linkedId(other, source) ?? []);
  const words = (term: string | undefined) => (term ? index.texts(node, term).map(({ text }) => text) : []);
  const deprecated = words(owl.deprecated).some((text) => text === 'true' || text === '1');
  return {
    id,
    prefLabel: labels.prefLabel,
    ...(labels.prefLabelEn !== undefined && { prefLabelEn: labels.prefLabelEn }),
    altLabels: labels.altLabels,
    hiddenLabels: labels.hiddenLabels,
    definition: french(skos.definition) ?? missingDefinition,
    definitionSource:
      french(dct.source) ?? index.nodes(node, dct.source)[0] ?? (mine || isBlank(node) ? undefined : node),
    ...present('scopeNote', french(skos.scopeNote)),
    ...present('historyNote', french(skos.historyNote)),
    theme: source.themes.byNode.get(node)?.[0],
    status: words(own?.terms.status)[0] ?? (deprecated ? 'deprecated' : 'candidate'),
    ...present('replacedBy', linked(dct.isReplacedBy)[0]),
    broader: [...new Set([...linked(skos.broader), ...(source.parents.get(node) ?? [])])],
    related: linked(skos.related),
    exactMatch: [...(!mine && /^https?:/.test(node) ? [node] : []), ...index.nodes(node, skos.exactMatch)],
    positiveContexts: words(own?.terms.positiveContext),
    blockingContexts: words(own?.terms.blockingContext),
    siteCategories: words(own?.terms.siteCategory),
    ...(own && present('learned', readLearned(index, node, own.terms))),
  };
}

/** The concept it names; of Vigie's own text also one that is not there, so that the fault is seen. */
function linkedId(node: string, { ids, own }: Source): string | undefined {
  return ids.get(node) ?? ownId(node, own);
}

function readLearned(index: StatementIndex, concept: string, terms: OwnTerms): unknown {
  const [node] = index.nodes(concept, terms.learned);
  if (node === undefined) return undefined;
  const number = (subject: string, predicate: string) => Number(index.texts(subject, predicate)[0]?.text ?? Number.NaN);
  return {
    bias: number(node, terms.bias),
    accepted: number(node, terms.accepted),
    refused: number(node, terms.refused),
    weights: Object.fromEntries(
      index
        .nodes(node, terms.weight)
        .map((weight) => [index.texts(weight, terms.feature)[0]?.text ?? '', number(weight, rdf.value)]),
    ),
  };
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function present(field: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [field]: value };
}

/** `altLabels.3.needs` of a concept → its address, « autres libellés ». */
function placeOf(node: string, path: string, { ids }: Source): string {
  const field = path.split('.')[0] ?? '';
  const name = Object.hasOwn(fieldNames, field) ? fieldNames[field as keyof Concept] : field;
  return `${isBlank(node) ? ids.get(node) : node} · ${name}`;
}

function isBlank(node: string): boolean {
  return node.startsWith('_:');
}

function rivalFaults(source: Source): GlossaryFault[] {
  return source.concepts
    .filter(({ labels }) => labels.rivals.length > 0)
    .map(({ node, labels }) => ({
      path: placeOf(node, 'prefLabel', source),
      problem: `« ${source.ids.get(node)} » a plusieurs libellés préférés dans la même langue : ${labels.rivals.map((text) => `« ${text} »`).join(', ')}`,
      remedy: 'Gardez-en un ; les autres sont des skos:altLabel',
    }));
}

/** One sentence for each sort of thing that the glossary has no place for. */
function leftOut(source: Source): string[] {
  const { index, concepts, themes } = source;
  const ownTerms = new Set<string>(source.own ? Object.values(source.own.terms) : []);
  const tags = new Map<string, number>();
  const properties = new Map<string, number>();
  let links = 0;
  for (const { node, labels } of concepts) {
    for (const tag of labels.otherTags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    for (const predicate of index.predicates(node))
      if (!knownPredicates.has(predicate) && !ownTerms.has(predicate))
        properties.set(predicate, (properties.get(predicate) ?? 0) + 1);
    for (const predicate of [skos.broader, skos.narrower, skos.related, dct.isReplacedBy])
      links += index.nodes(node, predicate).filter((other) => linkedId(other, source) === undefined).length;
  }
  const counted = (counts: Map<string, number>) => [...counts].map(([name, count]) => `${name} (${count})`).join(', ');
  const shared = [...themes.byNode.values()].filter((ids) => ids.length > 1).length;
  return [
    ...(tags.size > 0 ? [`Libellés d’autres langues que le français et l’anglais : ${counted(tags)}.`] : []),
    ...(links > 0 ? [`Liens vers des notions absentes du texte : ${links}.`] : []),
    ...(shared > 0 ? [`Notions de plusieurs collections, gardées dans la première seulement : ${shared}.`] : []),
    ...(properties.size > 0 ? [`Propriétés sans place dans un glossaire : ${counted(properties)}.`] : []),
  ];
}
