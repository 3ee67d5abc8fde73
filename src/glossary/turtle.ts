// The glossary as Turtle (RDF 1.1 Turtle, W3C Recommendation of 25 February 2014), out and in.
import {
  DataFactory,
  Parser,
  type Quad,
  type Quad_Graph,
  type Quad_Object,
  type Quad_Predicate,
  type Quad_Subject,
  type Term as RdfTerm,
  Writer,
} from 'n3';
import { messageOf } from '../errors.ts';
import type { Glossary } from '../model/glossary.ts';
import { type GlossaryReading, unreadable } from './parse-glossary.ts';
import { readSkos, type SkosOptions } from './read-skos.ts';
import { prefixesOf } from './skos-terms.ts';
import { type Statement, statementsMax, type Term, textCharsMax } from './statement.ts';
import { type GraphProperty, type GraphValue, toSkos } from './to-skos.ts';

const { namedNode, literal, quad } = DataFactory;

/** `publicUrl`: where the instance is read, `https://vigie.example`; concepts take the address of their page there. */
export function toTurtle(glossary: Glossary, publicUrl: string): string {
  const writer = new Writer({ prefixes: prefixesOf(publicUrl) });
  for (const { iri, properties } of toSkos(glossary, publicUrl))
    for (const [predicate, values] of properties)
      for (const value of values) writer.addQuad(quad(namedNode(iri), namedNode(predicate), toRdf(value, writer)));
  let turtle = '';
  writer.end((error, text) => {
    if (error) throw error;
    turtle = text;
  });
  return turtle;
}

function toRdf(value: GraphValue, writer: Writer): Quad_Object {
  if ('iri' in value) return namedNode(value.iri);
  if ('text' in value) return literal(value.text, value.lang ?? (value.datatype && namedNode(value.datatype)));
  return writer.blank(
    value.properties.flatMap(([predicate, values]: GraphProperty) =>
      values.map((each) => ({ predicate: namedNode(predicate), object: toRdf(each, writer) })),
    ),
  );
}

/** A glossary of Vigie or any SKOS in Turtle → a glossary or every fault. Never throws; nothing is fetched. */
export function fromTurtle(text: string, options: SkosOptions = {}): GlossaryReading {
  if (text.length > textCharsMax)
    return unreadable(`Le texte dépasse ${textCharsMax} caractères`, 'Importez-en un extrait');
  let count = 0;
  const factory = {
    ...DataFactory,
    quad: (subject: Quad_Subject, predicate: Quad_Predicate, object: Quad_Object, graph?: Quad_Graph) => {
      count += 1;
      if (count > statementsMax) throw new Error('too many statements');
      return quad(subject, predicate, object, graph);
    },
  };
  let quads: Quad[];
  try {
    quads = new Parser({ format: 'text/turtle', factory }).parse(text);
  } catch (error) {
    if (count > statementsMax)
      return unreadable(`Le texte tient plus de ${statementsMax} énoncés`, 'Importez-en un extrait');
    const line = /\bline (\d+)/.exec(messageOf(error))?.[1];
    return unreadable(
      `Ce n’est pas du Turtle (${messageOf(error).slice(0, 200)})`,
      'Vérifiez les guillemets, les préfixes et la ponctuation à cet endroit',
      line && `ligne ${line}`,
    );
  }
  const statements = quads.map(
    ({ subject, predicate, object }): Statement => ({
      subject: nodeId(subject),
      predicate: predicate.value,
      object: toTerm(object),
    }),
  );
  return readSkos(statements, options);
}

function nodeId(term: RdfTerm): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}

function toTerm(term: RdfTerm): Term {
  return term.termType === 'Literal'
    ? { type: 'text', text: term.value, lang: term.language }
    : { type: 'node', id: nodeId(term) };
}
