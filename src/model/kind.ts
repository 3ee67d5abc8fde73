// What an item is (article, project, event, call, resource, opinion) and the dates it announces, with the reasons.
import { z } from 'zod';
import type { ItemKind } from './source.ts';
import { evidenceSchema } from './tag.ts';
import type { TagReason } from './tag-reason.ts';

/** Dates and types that a page states in its structured data (schema.org JSON-LD, microdata): plain strings, as found, bounded. */
export const structuredHintsSchema = z.object({
  /** schema.org types, such as `Event`, `JobPosting`, `Article`. */
  types: z.array(z.string().max(80)).max(20),
  startDate: z.string().max(40).optional(),
  endDate: z.string().max(40).optional(),
  /** `validThrough`, `doorTime` excluded: the last day to answer. */
  deadline: z.string().max(40).optional(),
});
export type StructuredHints = z.infer<typeof structuredHintsSchema>;

/** One date that an event or a call announces. `date` is a local calendar day, `YYYY-MM-DD`. */
export const itemDateSchema = z.object({
  role: z.enum(['start', 'end', 'deadline']),
  date: z.iso.date(),
  /** `text` with its evidence, or `structured-data` without. */
  from: z.enum(['text', 'structured-data']),
  evidence: evidenceSchema.optional(),
});
export type ItemDate = z.infer<typeof itemDateSchema>;

export interface KindDecision {
  kind: ItemKind;
  /** The heaviest first; also what spoke for another kind (weight < 0). */
  reasons: TagReason[];
  /** At most one for each role; empty unless an event or a call. */
  dates: ItemDate[];
}
