// GET /glossary: the glossary in force, whole. GET /glossary/export: the same as a file. GET /glossary/revisions: how it came to be.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { notFound } from '../../errors.ts';
import { glossaryFormats, glossaryMediaTypes, writeGlossary } from '../../glossary/write-glossary.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { conceptBodySchema, revisionSchema, themeBodySchema, toRevisionView } from '../glossary-view.ts';
import { jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const revisionsMax = 200;

const glossaryRoute = createRoute({
  method: 'get',
  path: '/glossary',
  operationId: 'getGlossary',
  tags: ['Glossaire'],
  summary: 'Le glossaire en vigueur, en entier',
  description:
    'Avec ce qui sert au repérage seul (fautes courantes, contextes, poids appris). `/concepts` en donne l’essentiel.',
  request: { query: noQuerySchema },
  responses: {
    200: jsonContent(
      z
        .object({
          revision: revisionSchema,
          themes: z.array(themeBodySchema),
          concepts: z.array(conceptBodySchema),
        })
        .openapi('FullGlossary'),
      'Le glossaire.',
    ),
    ...problemResponses(400, 404, 500, 503),
  },
});

const text = z.string();
const exportRoute = createRoute({
  method: 'get',
  path: '/glossary/export',
  operationId: 'exportGlossary',
  tags: ['Glossaire'],
  summary: 'Le glossaire en vigueur, en fichier',
  description:
    'SKOS en Turtle ou en JSON-LD, CSV pour un tableur, YAML comme `config/glossary.yaml`. Chaque notion y a pour adresse celle de sa page. `vigie glossary import` relit les quatre.',
  request: { query: z.strictObject({ format: z.enum(glossaryFormats).default('turtle') }) },
  responses: {
    200: {
      description: 'Le fichier.',
      content: {
        'text/turtle': { schema: text },
        'application/ld+json': { schema: text },
        'text/csv': { schema: text },
        'application/yaml': { schema: text },
      },
    },
    ...problemResponses(400, 500, 503),
  },
});

const revisionsRoute = createRoute({
  method: 'get',
  path: '/glossary/revisions',
  operationId: 'listGlossaryRevisions',
  tags: ['Glossaire'],
  summary: 'Les révisions du glossaire, la plus récente d’abord',
  request: { query: noQuerySchema },
  responses: {
    200: jsonContent(
      z.object({ revisions: z.array(revisionSchema) }).openapi('GlossaryRevisionList'),
      `Les ${revisionsMax} dernières.`,
    ),
    ...problemResponses(400, 500, 503),
  },
});

export function createGlossaryRoutes(deps: Pick<ApiDeps, 'store' | 'glossary' | 'publicUrl'>): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(glossaryRoute, async (c) => {
    const current = await deps.store.glossary.current();
    if (!current) throw notFound('glossary', 'current');
    return c.json({ revision: toRevisionView(current.revision), ...current.content }, 200);
  });

  app.openapi(exportRoute, async (c) => {
    const { format } = c.req.valid('query');
    const file = await writeGlossary(deps.glossary, format, deps.publicUrl);
    return c.body(file, 200, { 'content-type': glossaryMediaTypes[format] });
  });

  app.openapi(revisionsRoute, async (c) => {
    const revisions = await deps.store.glossary.listRevisions(revisionsMax);
    return c.json({ revisions: revisions.map(toRevisionView) }, 200);
  });

  return app;
}
