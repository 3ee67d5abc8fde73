// The tagging stage: an item's words → its concepts, places, actors and kind, each with its evidence. Pure; the store keeps what it gives.
import { createTokenizer } from '../french/tokenize.ts';
import type { Glossary } from '../model/glossary.ts';
import type { Tagging, TagInput } from '../model/tagging.ts';
import { decideKind } from './decide-kind.ts';
import { findActors } from './find-actors.ts';
import { readFields } from './hits.ts';
import { createMatcher } from './matcher.ts';
import { findPlaces } from './place-finder.ts';
import { createPlaceIndex, type PlaceIndex } from './territories.ts';

export interface Tagger {
  /** Stored with each tag, so that one knows which glossary gave it. */
  glossaryVersion: string;
  /**
   * For each piece of evidence `item[field].slice(start, end) === form`. Tags by concept id, places by id, at most 20 pieces of evidence each. Never throws; an
   * empty item gives nothing.
   */
  tag(item: TagInput): Tagging;
}

/** Builds the tree of labels and places (about a second on a busy machine): one for the life of the process, or of a glossary. */
export function createTagger({
  glossary,
  places = createPlaceIndex(),
}: {
  glossary: Glossary;
  places?: PlaceIndex;
}): Tagger {
  const { match } = createMatcher(glossary);
  const toTokens = createTokenizer();
  return {
    glossaryVersion: glossary.version,
    tag: (item) => {
      const fields = readFields(item, toTokens);
      const found = findPlaces(places, fields);
      return {
        ...match(fields, item),
        places: found,
        actors: findActors(found, fields),
        kind: decideKind(item, fields),
      };
    },
  };
}
