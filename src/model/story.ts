// A story: the items that tell one thing, copies of one text or reports under close titles. It counts once wherever items are counted or listed.

/** MinHash of a text's word shingles (A. Broder, 1997). */
export interface Fingerprint {
  /** Distinct shingles of the text. */
  shingles: number;
  /** 64 minima; two texts agree in a share of them that estimates the Jaccard index of their shingles, ± 0.06. */
  signature: Uint32Array;
}

/** What of an item decides its story. */
export interface StoryDocument {
  id: string;
  sourceId?: string;
  /** When it was published, else first seen. */
  at: Date;
  canonicalUrl?: string;
  title: string;
  /** Absent: too short a text. */
  fingerprint?: Fingerprint;
}

/** What a curator said of two items. */
export interface StoryVerdict {
  a: string;
  b: string;
  together: boolean;
}

/** `first`: opens the story · `verdict`: a curator's word · `address`: the same page · `copy`: the same text, or most of it · `title`: close titles. */
export const storyLinks = ['first', 'verdict', 'address', 'copy', 'title'] as const;
export type StoryLink = (typeof storyLinks)[number];

export interface StoryMembership {
  id: string;
  /** The id of the story's first item. */
  storyId: string;
  link: StoryLink;
  /** How close, in [0, 1]; 1 where it is no matter of degree. */
  likeness: number;
}

/** A document as it was grouped. `textHash` names the text of the fingerprint. */
export interface GroupedDocument extends StoryDocument, Omit<StoryMembership, 'id'> {
  sourceId: string;
  textHash: string;
}

/** Another item of an item's story, enough to name it and to go there. */
export interface StoryMate {
  id: string;
  title: string;
  url?: string;
  sourceTitle: string;
}

/** The story of an item that is not alone in it. */
export interface ItemStory {
  id: string;
  /** Its items, this one included. */
  size: number;
  /** The others, oldest first, ten at most. */
  also: StoryMate[];
}

/** A whole story, oldest item first. */
export interface Story {
  id: string;
  items: (StoryMate & { sourceId: string; at: Date; link: StoryLink; likeness: number })[];
}

/** A story takes in items up to this long after its first one. */
export const storyDays = 14;
