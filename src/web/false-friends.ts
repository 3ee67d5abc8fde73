// Which of a concept's blocking contexts help a reader: those that hold one of its own words (« transports en commun » for commun). The others (« voiture » for
// design) only serve the matcher. Pure.
import { tokenize } from '../french/tokenize.ts';
import { type Concept, textOfLabel } from '../model/glossary.ts';

/** In the order of the glossary, the conditions of single labels included. */
export function falseFriendsOf(concept: Concept): string[] {
  const labels = [concept.prefLabel, ...concept.altLabels];
  const ownStems = new Set(labels.flatMap((label) => stemsOf(textOfLabel(label))));
  const contexts = [
    ...concept.blockingContexts,
    ...labels.flatMap((label) => (typeof label === 'string' ? [] : (label.unless ?? []))),
  ];
  return [...new Set(contexts)].filter((context) => stemsOf(context).some((stem) => ownStems.has(stem)));
}

function stemsOf(text: string): string[] {
  return tokenize(text).flatMap(({ isStop, stem }) => (isStop ? [] : [stem]));
}
