// Facet counts with the words people know their values by.
import { z } from '@hono/zod-openapi';
import { labelOfConcept } from '../model/glossary.ts';
import type { FacetCount, FacetName } from '../model/search.ts';
import type { ApiDeps } from './api-deps.ts';

const countsSchema = z.array(
  z.object({
    value: z.string().openapi({ description: 'À redonner tel quel en filtre.' }),
    label: z.string(),
    count: z.int().min(0),
  }),
);

export const facetsSchema = z
  .object({
    concept: countsSchema,
    source: countsSchema,
    territory: countsSchema,
    year: countsSchema,
    kind: countsSchema,
  })
  .openapi('Facets', {
    description: 'Le compte d’une facette ignore son propre filtre, pour qu’un choix puisse s’élargir.',
  });

/** A value without a name (year, kind, a source since forgotten) is its own label. */
export async function toFacets(
  facets: Record<FacetName, FacetCount[]>,
  deps: Pick<ApiDeps, 'store' | 'glossary' | 'places'>,
): Promise<z.infer<typeof facetsSchema>> {
  const titles = new Map((await deps.store.sources.list()).map((source) => [source.id, source.title]));
  const withLabels = (counts: FacetCount[], labelOf: (value: string) => string | undefined) =>
    counts.map(({ value, count }) => ({ value, label: labelOf(value) ?? value, count }));
  return {
    concept: withLabels(facets.concept, (id) => labelOfConcept(deps.glossary, id)),
    source: withLabels(facets.source, (id) => titles.get(id)),
    territory: withLabels(facets.territory, (id) => deps.places.find(id)?.name),
    year: withLabels(facets.year, () => undefined),
    kind: withLabels(facets.kind, () => undefined),
  };
}
