// A change to the glossary, as curators see it: what it would do, whether it was applied, and how far that has come.
import type { Concept, Theme } from './glossary.ts';

/** What the glossary held after one applied change; the highest number is in force. */
export interface GlossaryRevision {
  number: number;
  /** Of the content: `Glossary.version`. */
  version: string;
  at: Date;
  actorId: string;
  comment: string;
  /** Absent: the seed, from config/glossary.yaml. */
  changeId?: string;
}

/**
 * draft → previewing → previewed → applying → applied → undoing → undone. Each `…ing` is a walk over all stored items that goes on where it stopped. A draft
 * may be applied without a preview. `failed` says why in `detail`; the last walk may be asked for again.
 */
export const glossaryChangeStates = [
  'draft',
  'previewing',
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const;
export type GlossaryChangeState = (typeof glossaryChangeStates)[number];

/** One item that would gain or lose one tag. */
export interface ChangeSample {
  itemId: string;
  title: string;
  conceptId: string;
  /** The words that give it (gained) or gave it (lost); empty when nothing was kept of them. */
  form: string;
  before: string;
  after: string;
}

/** What a walk has counted so far. A tag is one concept on one item; suggestions are not counted. */
export interface ChangeEffect {
  /** Items with at least one tag gained, or lost. */
  itemsGaining: number;
  itemsLosing: number;
  gained: Record<string, number>;
  lost: Record<string, number>;
  /** At most 20 each way, drawn evenly over the items in id order. */
  samplesGained: ChangeSample[];
  samplesLost: ChangeSample[];
}

/** How far the running walk has come. */
export interface WalkProgress {
  done: number;
  total: number;
  /** The last item id walked over. */
  afterId?: string;
}

export interface GlossaryChange {
  id: string;
  state: GlossaryChangeState;
  comment: string;
  actorId: string;
  /** The revision it was written on. */
  baseNumber: number;
  /** Whole concepts, new or replacing those of the same id. */
  concepts: Concept[];
  /** Themes to add or rename. */
  themes: Theme[];
  /** The concepts as they were before it was applied; null for one it created. Undoing puts them back. */
  replaced: Record<string, Concept | null>;
  /** Of the preview. */
  effect?: ChangeEffect;
  progress: WalkProgress;
  appliedNumber?: number;
  undoneNumber?: number;
  detail?: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A term that curators use and the glossary lacks. `conceptId`: a new word for that concept; absent: a new concept. */
export interface TermCandidate {
  /** A slug of the folded term. */
  id: string;
  term: string;
  conceptId?: string;
  state: 'open' | 'accepted' | 'dismissed';
  firstAt: Date;
  lastAt: Date;
  /** At most 20, the newest first. */
  examples: { itemId: string; form: string; actorId: string; at: Date }[];
}

/** The states in which a walk goes over all stored items. */
export const walkingStates = ['previewing', 'applying', 'undoing'] as const satisfies GlossaryChangeState[];

export function isWalking(state: GlossaryChangeState): state is (typeof walkingStates)[number] {
  return walkingStates.some((walking) => walking === state);
}

/** Before a walk has counted anything. */
export function emptyEffect(): ChangeEffect {
  return { itemsGaining: 0, itemsLosing: 0, gained: {}, lost: {}, samplesGained: [], samplesLost: [] };
}
