// The tagging stage: an item's words → its concepts and places with their evidence. Pure; the store keeps what it gives.
import type { Glossary } from '../model/glossary.ts';
import type { Tagging } from '../model/tag.ts';
import { createMatcher } from './matcher.ts';
import { createPlaceIndex, type PlaceIndex } from './territories.ts';

export interface Tagger {
  /** Stored with each tag, so that one knows which glossary gave it. */
  glossaryVersion: string;
  /**
   * For each piece of evidence `item[field].slice(start, end) === form`. Tags by concept id, places by id, at most 20 pieces of evidence each. Never throws; an
   * empty item gives nothing.
   */
  tag(item: { title: string; text: string }): Tagging;
}

/** Builds the tree of labels and places (about a second on a busy machine): one for the life of the process, or of a glossary. */
export function createTagger({
  glossary,
  places = createPlaceIndex(),
}: {
  glossary: Glossary;
  places?: PlaceIndex;
}): Tagger {
  const { match } = createMatcher(glossary, places);
  return { glossaryVersion: glossary.version, tag: match };
}
