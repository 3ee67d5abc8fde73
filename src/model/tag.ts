// Tags and places: what an item speaks of, each with the evidence that says why.
import { z } from 'zod';
import type { TagReason } from './tag-reason.ts';

/** One passage that justifies a tag or a place. `item[field].slice(start, end) === form`, always. */
export const evidenceSchema = z.object({
  field: z.enum(['title', 'text']),
  /** UTF-16 code units in the stored field, as String.prototype.slice counts. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  form: z.string().min(1),
  /** Which rule matched, such as `label:prefLabel` or `place:nom`. */
  rule: z.string().min(1),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What the matcher says, before anything is stored. */
export interface ConceptTag {
  conceptId: string;
  /** How sure the matcher is that the words have this sense here, in [0, 1]; 1 for a curator's own tag. */
  confidence: number;
  weight: TagWeight;
  /** What spoke for and against, the heaviest first. */
  reasons: TagReason[];
  evidence: Evidence[];
  /** Short hash of the glossary that gave it. */
  glossaryVersion: string;
}

/** Is the text about it, or does it only name it? */
export const tagWeights = ['central', 'mention'] as const;
export type TagWeight = (typeof tagWeights)[number];

/** At or above, a tag; under it, a suggestion that only curators see. */
export const tagConfidenceMin = 0.5;

/**
 * `auto` by the matcher · `suggested` by the matcher, not sure enough: shown to curators only, never a tag · `added` by a curator, never removed by
 * itself · `refused` by a curator, never comes back by itself.
 */
export type TagState = 'auto' | 'suggested' | 'added' | 'refused';

export interface ItemTag extends ConceptTag {
  state: TagState;
}

export const placeKinds = ['region', 'ancienne-region', 'departement', 'epci', 'commune', 'pays'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/**
 * A territory. `id` is `kind-code`: `region-53`, `ancienne-region-42` (COG of 2015), `departement-23`, `epci-243500139` (SIREN), `commune-35238` (COG),
 * `pays-BE` (ISO 3166-1 alpha-2).
 */
export interface Place {
  id: string;
  kind: PlaceKind;
  code: string;
  name: string;
  siren?: string;
}

export interface PlaceMention extends Place {
  evidence: Evidence[];
}

/** All the territories Vigie knows by name; pure lookups. */
export interface PlaceDirectory {
  find(id: string): Place | undefined;
  /** By name, French collation. */
  list(kind: PlaceKind): Place[];
  /** The ids of the territories that contain it (its EPCI, département, région), nearest first; never itself. */
  ancestors(id: string): string[];
}
