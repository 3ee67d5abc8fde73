// Statements by what they are about, for reading SKOS.
import { rdf } from './skos-terms.ts';
import type { Statement } from './statement.ts';

export interface TaggedText {
  text: string;
  /** As written, in lower case; empty when none is said. */
  tag: string;
  /** The language without its region; French when none is said, since that is what Vigie reads. */
  language: string;
}

export interface StatementIndex {
  /** In order of appearance, each once. */
  ofType(type: string): string[];
  nodes(subject: string, predicate: string): string[];
  /** Texts said plainly, or by a node that carries them in rdf:value. */
  texts(subject: string, predicate: string): TaggedText[];
  predicates(subject: string): string[];
}

export function indexStatements(statements: Statement[]): StatementIndex {
  const bySubject = new Map<string, Map<string, Statement['object'][]>>();
  for (const { subject, predicate, object } of statements) {
    const properties = bySubject.get(subject) ?? new Map<string, Statement['object'][]>();
    bySubject.set(subject, properties);
    const values = properties.get(predicate) ?? [];
    properties.set(predicate, values);
    values.push(object);
  }
  const valuesOf = (subject: string, predicate: string) => bySubject.get(subject)?.get(predicate) ?? [];
  const texts = (subject: string, predicate: string) =>
    valuesOf(subject, predicate)
      .flatMap((value) => (value.type === 'text' ? [value] : valuesOf(value.id, rdf.value)))
      .flatMap((value) => (value.type === 'text' ? [toTaggedText(value)] : []));
  const nodes = (subject: string, predicate: string) => [
    ...new Set(valuesOf(subject, predicate).flatMap((value) => (value.type === 'node' ? [value.id] : []))),
  ];
  return {
    ofType: (type) => [...bySubject.keys()].filter((subject) => nodes(subject, rdf.type).includes(type)),
    nodes,
    texts,
    predicates: (subject) => [...(bySubject.get(subject)?.keys() ?? [])],
  };
}

function toTaggedText({ text, lang }: { text: string; lang: string }): TaggedText {
  const tag = lang.toLowerCase();
  return { text, tag, language: tag === '' ? 'fr' : (tag.split('-')[0] ?? tag) };
}
