// GET /digests/{id}: one digest issue as it was frozen. Neither its reader's address nor their subscription is told.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { notFound } from '../../errors.ts';
import type { DigestIssue } from '../../model/digest.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { idSchema, instantSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const digestSchema = z
  .object({
    id: z.string(),
    from: instantSchema.openapi({ description: 'Exclu.' }),
    cutoff: instantSchema.openapi({ description: 'Inclus.' }),
    entries: z.array(
      z.object({
        itemId: z.string(),
        theme: z.string(),
        title: z.string(),
        url: z.url().optional(),
        excerpt: z.string().max(300),
        sourceTitle: z.string(),
        publishedAt: instantSchema.optional(),
        concepts: z.array(z.string()),
        territories: z.array(z.object({ id: z.string(), name: z.string() })),
        reasons: z.array(z.object({ type: z.enum(['concept', 'territory', 'everything']), id: z.string().optional() })),
      }),
    ),
    omitted: z.int().min(0).openapi({ description: 'Éléments de la période au-delà de la taille d’un numéro.' }),
  })
  .openapi('DigestIssue');

const route = createRoute({
  method: 'get',
  path: '/digests/{id}',
  operationId: 'getDigest',
  tags: ['Lettres'],
  summary: 'Un numéro de lettre',
  request: { params: z.object({ id: idSchema }), query: noQuerySchema },
  responses: { 200: jsonContent(digestSchema, 'Le numéro.'), ...problemResponses(400, 404, 500, 503) },
});

export function createDigestRoutes(deps: Pick<ApiDeps, 'store'>): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const issue = await deps.store.digests.find(id);
    if (!issue) throw notFound('digest', id);
    c.header('X-Robots-Tag', 'noindex');
    return c.json(toDigestView(issue), 200);
  });
  return app;
}

function toDigestView({ id, from, cutoff, entries, omitted }: DigestIssue): z.infer<typeof digestSchema> {
  return {
    id,
    from: from.toISOString(),
    cutoff: cutoff.toISOString(),
    entries: entries.map((entry) => ({
      itemId: entry.itemId,
      theme: entry.theme,
      title: entry.title,
      ...(entry.url && { url: entry.url }),
      excerpt: entry.excerpt,
      sourceTitle: entry.sourceTitle,
      ...(entry.publishedAt && { publishedAt: entry.publishedAt.toISOString() }),
      concepts: entry.concepts,
      territories: entry.territories.map((territory) => ({ id: territory.id, name: territory.name })),
      reasons: entry.reasons.map((reason) => ({ type: reason.type, ...(reason.id && { id: reason.id }) })),
    })),
    omitted,
  };
}
