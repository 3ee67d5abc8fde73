// The sheet of an inspiring project: what its sources say of it, in their own words, and what curators made of that.
import { z } from 'zod';
import { actorTypes } from './actor.ts';

/** The fields a sheet is read for. `publics`: for whom · `process`: how it was made · `conditions`: what made it succeed · `replication`: where else, how to do it again. */
export const sheetFields = [
  'problem',
  'publics',
  'solution',
  'process',
  'results',
  'cost',
  'lessons',
  'failures',
  'conditions',
  'replication',
  'contact',
] as const;
export type SheetField = (typeof sheetFields)[number];

/** For people. */
export const sheetFieldLabels: Record<SheetField, string> = {
  problem: 'problème',
  publics: 'publics',
  solution: 'solution',
  process: 'démarche',
  results: 'résultats',
  cost: 'coût et moyens',
  lessons: 'enseignements',
  failures: 'échecs et limites',
  conditions: 'conditions de réussite',
  replication: 'diffusion et reproduction',
  contact: 'contact',
};

/**
 * Why a passage stands in its field: under a `heading` that says so · behind a label (`structured`, « Budget : … ») · by its words (`cue`) · chosen by a
 * `curator`.
 */
export const quoteConfidences = ['heading', 'structured', 'cue', 'curator'] as const;
export type QuoteConfidence = (typeof quoteConfidences)[number];

/** Words of an item: `item[field].slice(start, end) === text`, always (UTF-16 code units). */
export const quoteSchema = z.object({
  itemId: z.string().min(1),
  field: z.enum(['title', 'text']),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string().min(1),
  confidence: z.enum(quoteConfidences),
});
export type Quote = z.infer<typeof quoteSchema>;

/** A curator's own words; unsourced unless they say where they come from. */
export const curatorNoteSchema = z.object({
  text: z.string().trim().min(1),
  confidence: z.literal('curator'),
  source: z.url({ protocol: /^https?$/ }).optional(),
});
export type CuratorNote = z.infer<typeof curatorNoteSchema>;

export const passageSchema = z.union([quoteSchema, curatorNoteSchema]);
export type SheetPassage = z.infer<typeof passageSchema>;

export function isQuote(passage: SheetPassage): passage is Quote {
  return 'itemId' in passage;
}

/** In the order of a project's life; `arrete` may come after any of them. */
export const sheetStages = [
  'idee',
  'investigation',
  'prototype',
  'experimentation',
  'deploiement',
  'perennise',
  'arrete',
] as const;
export type SheetStage = (typeof sheetStages)[number];

export const sheetStageLabels: Record<SheetStage, string> = {
  idee: 'idée',
  investigation: 'investigation',
  prototype: 'prototype',
  experimentation: 'expérimentation',
  deploiement: 'déploiement',
  perennise: 'pérennisé',
  arrete: 'arrêté',
};

/** A day, a month or a year: `2021-03-14`, `2021-03`, `2021`. */
export const partialDateSchema = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD');

/** One dated step of the project's life. */
export const lifeEventSchema = z.object({
  date: partialDateSchema,
  /** The stage it reached then, where the words say so. */
  stage: z.enum(sheetStages).optional(),
  quote: quoteSchema,
});
export type LifeEvent = z.infer<typeof lifeEventSchema>;

/** An organisation of the project. */
export const sheetBodySchema = z.object({
  name: z.string().min(1),
  type: z.enum(actorTypes),
  /** `Place.id` of the territory it is a body of. */
  placeId: z.string().optional(),
  quote: quoteSchema.optional(),
});
export type SheetBody = z.infer<typeof sheetBodySchema>;

export const sheetSourceSchema = z.object({
  itemId: z.string().min(1),
  sourceId: z.string().optional(),
  /** Items of one story are copies of one text: one source. */
  storyId: z.string().optional(),
  publishedAt: z.coerce.date().optional(),
});
export type SheetSource = z.infer<typeof sheetSourceSchema>;

export const projectFacets = ['problem', 'solution', 'results', 'carrier', 'stage', 'replication'] as const;
export type ProjectFacet = (typeof projectFacets)[number];

/** How much an item looks like the account of a project. */
export const projectScoreSchema = z.object({
  /** In [0, 1]. */
  value: z.number().min(0).max(1),
  facets: z.array(
    z.object({
      facet: z.enum(projectFacets),
      /** In [0, 1]. */
      value: z.number().min(0).max(1),
      /** The sentences that speak for it, the strongest first; at most three. */
      quotes: z.array(quoteSchema).max(3),
    }),
  ),
  /** What spoke against: `event`, `call`, `opinion`, `resource`…, with what was taken off, in [0, 1]. */
  penalties: z.array(z.object({ reason: z.string(), value: z.number().min(0).max(1) })),
});
export type ProjectScore = z.infer<typeof projectScoreSchema>;

/** What the reading of one or several items gives, before a curator. */
export const sheetDraftSchema = z.object({
  title: passageSchema,
  oneLine: passageSchema.optional(),
  carriers: z.array(sheetBodySchema),
  partners: z.array(sheetBodySchema),
  territories: z.array(z.object({ placeId: z.string(), name: z.string(), quote: quoteSchema.optional() })),
  /** Ids of concepts. */
  domain: z.array(z.string()),
  methods: z.array(z.string()),
  /** One passage an item, the surest first; a field that nothing speaks of is absent. */
  fields: z.partialRecord(z.enum(sheetFields), z.array(passageSchema)),
  stage: z
    .object({
      value: z.enum(sheetStages),
      quote: passageSchema.optional(),
      /** Why it stopped; of `arrete` only. */
      reason: passageSchema.optional(),
      /** When it reached it. */
      date: partialDateSchema.optional(),
    })
    .optional(),
  /** Oldest first. */
  life: z.array(lifeEventSchema),
  /** Addresses that the texts give. */
  links: z.array(z.string()),
  sources: z.array(sheetSourceSchema).min(1),
  /** In [0, 1]. */
  completeness: z.number().min(0).max(1),
  score: projectScoreSchema,
});
export type SheetDraft = z.infer<typeof sheetDraftSchema>;

export const sheetStatuses = ['candidate', 'validated', 'refused'] as const;

/** A sheet that is kept. Not confirmed for twelve months, it is queued for a curator. */
export const sheetSchema = sheetDraftSchema.extend({
  id: z.string().min(1),
  status: z.enum(sheetStatuses),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  /** When a curator last said that it still holds. */
  confirmedAt: z.coerce.date().optional(),
});
export type Sheet = z.infer<typeof sheetSchema>;
