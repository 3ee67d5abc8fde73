// The concepts around one: wider, narrower, related. Each relation is written once in the glossary and holds both ways. Pure.
import type { Concept, Glossary } from '../model/glossary.ts';

export interface Neighbours {
  broader: Concept[];
  narrower: Concept[];
  related: Concept[];
}

/** In the order of the glossary. A concept that is only proposed or no longer followed is nobody's neighbour. */
export function neighboursOf(glossary: Pick<Glossary, 'concepts'>, concept: Concept): Neighbours {
  const others = glossary.concepts.filter(({ id, status }) => id !== concept.id && status === 'active');
  return {
    broader: others.filter(({ id }) => concept.broader.includes(id)),
    narrower: others.filter(({ broader }) => broader.includes(concept.id)),
    related: others.filter(({ id, related }) => concept.related.includes(id) || related.includes(concept.id)),
  };
}
