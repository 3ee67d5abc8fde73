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
  }),
]);
export type Label = z.infer<typeof labelSchema>;

export const conceptSchema = z.strictObject({
  id: slugSchema,
  prefLabel: labelSchema,
  altLabels: z.array(labelSchema).default([]),
  /** Misspellings seen in the wild: matched, never shown. */
  hiddenLabels: z.array(labelSchema).default([]),
  definition: z.string().trim().min(20),
  /** Who the definition follows, in words. */
  definitionSource: z.string().trim().min(3),
  theme: slugSchema,
  related: z.array(slugSchema).default([]),
  /** For every label of the concept. */
  positiveContexts: z.array(z.string().trim().min(2)).default([]),
  blockingContexts: z.array(z.string().trim().min(2)).default([]),
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
