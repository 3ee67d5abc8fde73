// A digest issue: what one reader gets for one period, frozen when it is prepared.
import type { SignalStateName, SignalTier } from './signal.ts';
import type { StoryMate } from './story.ts';

/** Why an item is in an issue, in ids; words are put to it when it is shown. */
export interface DigestReason {
  type: 'concept' | 'territory' | 'everything';
  id?: string;
}

/** One item as it stood when the issue was prepared. */
export interface DigestEntry {
  itemId: string;
  theme: string;
  title: string;
  url?: string;
  excerpt: string;
  sourceTitle: string;
  publishedAt?: Date;
  concepts: string[];
  territories: { id: string; name: string }[];
  reasons: DigestReason[];
  /** The other items of its story, ten at most: read once, said where else. */
  also?: StoryMate[];
}

/** A signal as it stood when the issue was prepared: « ce qui monte chez vous ». */
export interface DigestSignal {
  id: string;
  label: string;
  state: SignalStateName;
  tier: SignalTier | null;
  /** A French sentence: what was counted, against what was expected. */
  evidence: string;
  /** What of the reader's choices it touches. */
  reasons: DigestReason[];
}

export interface DigestIssue {
  id: string;
  subscriptionId: string;
  /** The window is (from, cutoff]. */
  from: Date;
  cutoff: Date;
  /** In reading order: by theme, newest first inside one. */
  entries: DigestEntry[];
  /** Items of the window beyond the cap of an issue; the mail says so with a link. */
  omitted: number;
  /** Three at most, none that an issue before held. */
  signals?: DigestSignal[];
}
