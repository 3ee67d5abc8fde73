// The glossary: the concepts items are tagged with, in SKOS terms, as config/glossary.yaml holds them.
import { z } from 'zod';
import { slugSchema } from './ids.ts';

/** A label with its own conditions, for words that mean something else elsewhere. */
export const labelSchema = z.union([
  z.string().trim().min(2),
  z.strictObject({
    label: z.string().trim().min(2),
    /** Counts only if one of these stands in the same sentence or in the title. */
    needs: z.array(z.string().trim().min(2)).min(1).optional(),
    /** Does not count where the form stands inside or right beside one of these. */
    unless: z.array(z.string().trim().min(2)).min(1).optional(),
    /** Case and accents count (acronyms such as ESS, AMU). */
    exact: z.boolean().optional(),
    /** Its first infinitive counts in all its forms (« co-construit », « co-construisant »), its article with any determiner, over an adverb between. */
    verb: z.boolean().optional(),
    /** Default `fr`. */
    lang: z.enum(['fr', 'en']).optional(),
  }),
]);
export type Label = z.infer<typeof labelSchema>;

/** `candidate`: proposed, matched by nothing yet · `active` · `deprecated`: no longer matched; stored tags stay, `replacedBy` says where to go. */
export const conceptStatuses = ['candidate', 'active', 'deprecated'] as const;

/** What curators' decisions taught: a small model that anyone can read, edited like the rest of the glossary. */
export const learnedModelSchema = z.strictObject({
  /** Natural log-odds added to every passage of the concept. */
  bias: z.number(),
  /** By feature, such as `near:atelier` or `source:code-gouv`; natural log-odds. */
  weights: z.record(z.string().max(120), z.number()),
  /** Decisions it was trained on. */
  accepted: z.int().nonnegative(),
  refused: z.int().nonnegative(),
});
export type LearnedModel = z.infer<typeof learnedModelSchema>;

const words = z.string().trim().min(2);

/** A SKOS concept. */
export const conceptSchema = z.strictObject({
  id: slugSchema,
  status: z.enum(conceptStatuses).default('active'),
  /** Of a deprecated concept. */
  replacedBy: slugSchema.optional(),
  /** In French; shown to people. */
  prefLabel: labelSchema,
  /** The English one, matched too. */
  prefLabelEn: labelSchema.optional(),
  altLabels: z.array(labelSchema).default([]),
  /** Misspellings seen in the wild: matched, never shown. */
  hiddenLabels: z.array(labelSchema).default([]),
  definition: z.string().trim().min(20),
  /** Who the definition follows, in words. */
  definitionSource: z.string().trim().min(3),
  /** What it covers and what it leaves out, for curators and readers. */
  scopeNote: z.string().trim().min(10).optional(),
  /** Where the word comes from. */
  historyNote: z.string().trim().min(10).optional(),
  theme: slugSchema,
  broader: z.array(slugSchema).default([]),
  related: z.array(slugSchema).default([]),
  /** The same concept in another vocabulary (EuroVoc, Wikidata…). */
  exactMatch: z.array(z.url()).default([]),
  /** For every label of the concept: one of these must stand in the same sentence or in the title. */
  positiveContexts: z.array(words).default([]),
  blockingContexts: z.array(words).default([]),
  /** Categories that sites give their items and that mean this concept: evidence, not matched in the text. */
  siteCategories: z.array(words).default([]),
  learned: learnedModelSchema.optional(),
});
export type Concept = z.infer<typeof conceptSchema>;

export const themeSchema = z.strictObject({ id: slugSchema, label: z.string().trim().min(2) });
export type Theme = z.infer<typeof themeSchema>;

export const glossaryFileSchema = z.strictObject({
  themes: z.array(themeSchema).min(1),
  concepts: z.array(conceptSchema).min(1),
});

export interface Glossary {
  /** First 12 hexadecimal characters of the SHA-256 of its canonical JSON: stored with each tag. */
  version: string;
  themes: Theme[];
  concepts: Concept[];
}

export function textOfLabel(label: Label): string {
  return typeof label === 'string' ? label : label.label;
}

/** The label people see. */
export function prefLabelOf(concept: Concept): string {
  return textOfLabel(concept.prefLabel);
}

/** For people; a concept that has left the glossary goes by its id. */
export function labelOfConcept(glossary: Glossary, id: string): string {
  const concept = glossary.concepts.find((candidate) => candidate.id === id);
  return concept ? prefLabelOf(concept) : id;
}
