// GET /concepts: the glossary items are tagged with.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { conceptStatuses, type Glossary, prefLabelOf, textOfLabel } from '../../model/glossary.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const glossarySchema = z
  .object({
    version: z.string(),
    themes: z.array(z.object({ id: z.string(), label: z.string() })),
    concepts: z.array(
      z.object({
        id: z.string().openapi({ example: 'open-data' }),
        label: z.string().openapi({ example: 'données ouvertes' }),
        status: z.enum(conceptStatuses).openapi({
          description:
            '`candidate` : proposé, pas encore repéré ; `deprecated` : retiré, `replacedBy` dit au profit duquel.',
        }),
        replacedBy: z.string().optional(),
        altLabels: z.array(z.string()),
        definition: z.string(),
        definitionSource: z.string(),
        theme: z.string(),
        related: z.array(z.string()),
      }),
    ),
  })
  .openapi('Glossary');

const route = createRoute({
  method: 'get',
  path: '/concepts',
  operationId: 'listConcepts',
  tags: ['Glossaire'],
  summary: 'Les concepts du glossaire et leurs thèmes',
  request: { query: noQuerySchema },
  responses: { 200: jsonContent(glossarySchema, 'Le glossaire.'), ...problemResponses(400, 500) },
});

export function createConceptRoutes(deps: Pick<ApiDeps, 'glossary'>): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  app.openapi(route, (c) => c.json(toGlossaryView(deps.glossary), 200));
  return app;
}

/** Hidden labels are for matching only. */
function toGlossaryView({ version, themes, concepts }: Glossary): z.infer<typeof glossarySchema> {
  return {
    version,
    themes,
    concepts: concepts.map((concept) => ({
      id: concept.id,
      label: prefLabelOf(concept),
      status: concept.status,
      ...(concept.replacedBy !== undefined && { replacedBy: concept.replacedBy }),
      altLabels: concept.altLabels.map(textOfLabel),
      definition: concept.definition,
      definitionSource: concept.definitionSource,
      theme: concept.theme,
      related: concept.related,
    })),
  };
}
