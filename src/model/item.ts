// An item: one publication of one source, at its latest version.
import type { ActorMention } from './actor.ts';
import type { ItemDate, StructuredHints } from './kind.ts';
import type { ItemKind } from './source.ts';
import type { ItemStory } from './story.ts';
import type { ItemTag, PlaceMention } from './tag.ts';
import type { TagReason } from './tag-reason.ts';

/** Where the stored text comes from, best first. */
export type TextOrigin = 'feed' | 'page' | 'summary' | 'none';

/**
 * What remains to be done for its text: `done` nothing · `pending` its page is to be fetched · `refused` robots, TDM or the source said no ·
 * `failed` tried three times.
 */
export type PageState = 'done' | 'pending' | 'refused' | 'failed';

export interface Item {
  /** `stableId(sourceId, seenKey)`: the same entry has the same id at every run. */
  id: string;
  sourceId: string;
  /** `guid:…`, else `url:…` (canonical), else `title:…` (folded); unique in its source. */
  seenKey: string;
  guid?: string;
  /** As published, for people to follow. */
  url?: string;
  /** Tracking parameters and fragment stripped. */
  canonicalUrl?: string;
  title: string;
  /** Plain text, at most 300 characters, cut on a word: the only part of the text ever shown whole. */
  excerpt: string;
  /** Full plain text, NFC: indexed and tagged, never served. */
  text: string;
  textOrigin: TextOrigin;
  pageState: PageState;
  pageAttempts: number;
  /** What the tagger found it to be; at first, what its source declares. */
  kind: ItemKind;
  /** What its source declared at the time of the fetch: evidence for the kind. */
  declaredKind: ItemKind;
  /** What its page states in structured data. */
  structured?: StructuredHints;
  language: string;
  authors: string[];
  categories: string[];
  /** Absent when the source gives none. */
  publishedAt?: Date;
  firstSeenAt: Date;
  updatedAt: Date;
  /** 1, then +1 at each change of content. */
  version: number;
  /** SHA-256 of what a reader would call its content: title, summary, text, date, authors, categories. */
  contentHash: string;
}

/** An item with its tags and places, as readers get it. */
export interface TaggedItem extends Item {
  sourceTitle: string;
  /** Neither refused nor merely suggested. */
  tags: ItemTag[];
  /** For curators: what the matcher was not sure of. */
  suggestions: ItemTag[];
  places: PlaceMention[];
  actors: ActorMention[];
  kindReasons: TagReason[];
  dates: ItemDate[];
  /** Absent when it is alone in its story, or not grouped yet. */
  story?: ItemStory;
}

/** The pure decision about one incoming entry. */
export type Decision =
  | { type: 'insert'; item: Item }
  | { type: 'update'; item: Item }
  | { type: 'unchanged'; id: string }
  | { type: 'skip'; reason: string };
