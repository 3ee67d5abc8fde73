// Tags and places: what an item speaks of, each with the evidence that says why.
import { z } from 'zod';

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
  evidence: Evidence[];
  /** Short hash of the glossary that gave it. */
  glossaryVersion: string;
}

/** `auto` by the matcher · `added` by a curator, never removed by itself · `refused` by a curator, never comes back by itself. */
export type TagState = 'auto' | 'added' | 'refused';

export interface ItemTag extends ConceptTag {
  state: TagState;
}

export const placeKinds = ['region', 'departement', 'epci', 'commune'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A French territory. `id` is `kind-code` (`region-53`, `departement-23`, `epci-243500139`, `commune-35238`): COG codes, SIREN for an EPCI. */
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

export interface Tagging {
  tags: ConceptTag[];
  places: PlaceMention[];
}

/** All the territories Vigie knows by name; pure lookups. */
export interface PlaceDirectory {
  find(id: string): Place | undefined;
  /** By name, French collation. */
  list(kind: PlaceKind): Place[];
  /** The ids of the territories that contain it (its EPCI, département, région), nearest first; never itself. */
  ancestors(id: string): string[];
}
