// What the tagger reads of an item and what it says of it, before anything is stored.
import type { ActorMention } from './actor.ts';
import type { KindDecision, StructuredHints } from './kind.ts';
import type { ItemKind } from './source.ts';
import type { ConceptTag, PlaceMention } from './tag.ts';

/** What the tagger reads of an item; a stored `Item` is one. Only `title` and `text` are required: the rest is evidence when it is there. */
export interface TagInput {
  title: string;
  text: string;
  sourceId?: string;
  /** Categories and tags that the site gave it. */
  categories?: string[];
  /** What its source declares its items to be. */
  declaredKind?: ItemKind;
  structured?: StructuredHints;
  publishedAt?: Date;
}

export interface Tagging {
  /** Sure enough (`confidence >= tagConfidenceMin`), by concept id. */
  tags: ConceptTag[];
  /** For curators only, by concept id; never a concept that is among the tags. */
  suggestions: ConceptTag[];
  places: PlaceMention[];
  actors: ActorMention[];
  kind: KindDecision;
}
