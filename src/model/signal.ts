// Signals: what goes in (documents), what a week's evaluation says of a term that begins to spread, and where it stands from week to week.
import { z } from 'zod';

/** `term` free French term · `name` the same, capitalised · `concept` of the glossary · `pair` of concepts that start to meet · `territory` a term in one place. */
export const signalLanes = ['term', 'name', 'concept', 'pair', 'territory'] as const;
export const signalLaneSchema = z.enum(signalLanes);
export type SignalLane = z.infer<typeof signalLaneSchema>;

/** `weak` (faible, with a tier) · `strong` (fort) · `established` (établi) · `fading` (en repli) · `noise` (bruit: never shown). */
export const signalStates = ['weak', 'strong', 'established', 'fading', 'noise'] as const;
export const signalStateSchema = z.enum(signalStates);
export type SignalStateName = z.infer<typeof signalStateSchema>;

/** How sure: A « confirmé », B « probable », C « à surveiller ». */
export const signalTierSchema = z.enum(['A', 'B', 'C']);
export type SignalTier = z.infer<typeof signalTierSchema>;

/** ISO 8601 week, such as `2026-W47`. */
export const isoWeekSchema = z.string().regex(/^\d{4}-W\d{2}$/, 'an ISO week such as 2026-W47');

/** One use of a term in a document, as the extractor gives it. */
export const documentTermSchema = z.object({
  /** Stems of its words, joined by a space: what its variants have in common. */
  key: z.string().min(1),
  /** As written: lower case, unless it is a name. */
  form: z.string().min(1),
  /** Capitalised inside sentences (`name`), not (`common`), or seen only where capitals say nothing. */
  naming: z.enum(['name', 'common', 'unknown']).default('common'),
});
export type DocumentTerm = z.infer<typeof documentTermSchema>;

/** One publication to count. Those with one `storyId` are copies of one text: only the earliest counts. */
export const signalDocumentSchema = z.object({
  id: z.string().min(1),
  storyId: z.string().min(1).optional(),
  sourceId: z.string().min(1),
  /** Day of publication. */
  date: z.iso.date(),
  title: z.string(),
  text: z.string().optional(),
  /** Already extracted; absent: extracted from the title and the text. */
  terms: z.array(documentTermSchema).optional(),
  /** Ids of places. */
  territories: z.array(z.string().min(1)).optional(),
  /** Ids of glossary concepts. */
  concepts: z.array(z.string().min(1)).optional(),
});
export type SignalDocument = z.infer<typeof signalDocumentSchema>;

/** The passage that shows the term: `item[field].slice(start, end) === text`, and the term lies at `[termStart, termEnd)` of the same field. */
export const signalQuoteSchema = z.object({
  field: z.enum(['title', 'text']),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  text: z.string().min(1),
  termStart: z.number().int().nonnegative(),
  termEnd: z.number().int().positive(),
});
export type SignalQuote = z.infer<typeof signalQuoteSchema>;

export const signalEvidenceSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  date: z.iso.date(),
  title: z.string(),
  /** Ids of the later copies of the same text, which do not count. */
  reprises: z.array(z.string()),
  quote: signalQuoteSchema.optional(),
});
export type SignalEvidence = z.infer<typeof signalEvidenceSchema>;

const sharedBy = z.object({ id: z.string(), documents: z.number().int(), firstDate: z.iso.date() });

/** What one week says of one term, concept, pair or term in a place. Counts: one a story, at most two a source and week. */
export const signalSchema = z.object({
  /** The lane's family, a colon and what is counted: `term:budget participatif`, `concept:nudge`, `pair:nudge×cantine`, `territory:region-53:term:…`. */
  key: z.string(),
  /** This key and those of the terms merged with it. */
  keys: z.array(z.string()).min(1),
  lane: signalLaneSchema,
  label: z.string(),
  variants: z.array(z.string()),
  week: isoWeekSchema,
  /** What the test and the gates give this week; null: none, the signal is only followed. */
  tier: signalTierSchema.nullable(),
  firstSeen: z.iso.date(),
  /** Weeks of the window whose p is the smallest. */
  window: z.number().int(),
  observed: z.number().int(),
  expected: z.number(),
  /** 90 % interval of the ratio of the rates, window over reference. */
  ratioLow: z.number(),
  ratioHigh: z.number(),
  /** Times the number of windows tried, at most 1. Not the probability that the signal is true. */
  p: z.number(),
  /** −log10 p. */
  surprise: z.number(),
  rank: z.number(),
  /** Of the longest window, most documents first. */
  sources: z.array(sharedBy),
  /** exp of the entropy of the sources. */
  effectiveSources: z.number(),
  weeksPresent: z.number().int(),
  /** Of the whole history, earliest first. */
  territories: z.array(sharedBy),
  /** For the lane of territories: the id of the place. */
  territory: z.string().optional(),
  /** 78 weekly counts, the oldest first. */
  weekly: z.array(z.number().int()),
  /** Documents of the last 13 weeks. */
  prevalence: z.number().int(),
  /** Is it everywhere already: over 2 % of the documents of 13 weeks, or in a quarter of the active sources? */
  isWidespread: z.boolean(),
  /** Documents, each halved every 8 weeks; living sources only. */
  vitality: z.number(),
  /** The highest of the last 26 weeks. */
  vitalityPeak: z.number(),
  /** How many documents the last 26 weeks hold; `documents` gives the newest 30. */
  documentCount: z.number().int(),
  documents: z.array(signalEvidenceSchema),
  relatedConcepts: z.array(z.object({ id: z.string(), documents: z.number().int() })),
  /** French sentences. */
  reasons: z.array(z.string()),
  cautions: z.array(z.string()),
});
export type Signal = z.infer<typeof signalSchema>;

/** Where a signal stands, from one week to the next: all that must be kept of it. */
export const signalStandingSchema = z.object({
  /** `stableId` of the key it was first seen under: stays when the key changes. */
  id: z.string(),
  key: z.string(),
  lane: signalLaneSchema,
  state: signalStateSchema,
  tier: signalTierSchema.nullable(),
  /** Since when in this state. */
  since: isoWeekSchema,
  /** Consecutive weeks out of it, so far. */
  weeksOut: z.number().int(),
  firstFlagged: isoWeekSchema,
  /** Last week at tier A or B; null: never. */
  lastSignificant: isoWeekSchema.nullable(),
  /** Last week it was shown. */
  lastShown: isoWeekSchema,
});
export type SignalStanding = z.infer<typeof signalStandingSchema>;

/** What people see. `tier` is that of the standing, `signal.tier` that of the week. */
export const signalCardSchema = z.object({ standing: signalStandingSchema, signal: signalSchema });
export type SignalCard = z.infer<typeof signalCardSchema>;
