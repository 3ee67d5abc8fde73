// GET /suggestions: what the matcher was not sure of, for curators to say yes (POST /items/{id}/tags) or no (DELETE).
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { VigieError } from '../../errors.ts';
import { slugSchema } from '../../model/ids.ts';
import type { TaggedItem } from '../../model/item.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import { suggestionSchema, toSuggestionView } from '../item-view.ts';
import { jsonContent, problemResponses } from '../route-responses.ts';

const querySchema = z.strictObject({
  concept: slugSchema.optional().openapi({ description: 'Par défaut : tous.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(100).optional().openapi({ description: '`nextCursor` de la page précédente.' }),
});

export function createSuggestionRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();

  const route = createRoute({
    method: 'get',
    path: '/suggestions',
    operationId: 'listSuggestions',
    tags: ['Curation'],
    summary: 'Ce qui attend le mot d’un curateur, le plus récent d’abord',
    description:
      'POST /items/{id}/tags accepte, DELETE /items/{id}/tags/{concept} refuse ; les deux apprennent à Vigie.',
    security: [{ key: [] }],
    middleware: requireRole(deps, 'curator'),
    request: { query: querySchema },
    responses: {
      200: jsonContent(
        z.object({ items: z.array(suggestionSchema), nextCursor: z.string().optional() }).openapi('SuggestionPage'),
        'Une page.',
      ),
      ...problemResponses(400, 401, 403, 500, 503),
    },
  });

  app.openapi(route, async (c) => {
    const { concept, limit, cursor } = c.req.valid('query');
    const items = await deps.store.items.listSuggested({
      limit,
      ...(concept !== undefined && { conceptId: concept }),
      ...(cursor !== undefined && { before: parseCursor(cursor) }),
    });
    const last = items.at(-1);
    return c.json(
      {
        items: items.map((item) => toSuggestionView(item, deps.glossary, concept)),
        ...(last && items.length === limit && { nextCursor: toCursor(last) }),
      },
      200,
    );
  });

  return app;
}

function toCursor({ firstSeenAt, id }: TaggedItem): string {
  return `${firstSeenAt.getTime()}-${id}`;
}

function parseCursor(cursor: string): { at: Date; id: string } {
  const [, time, id] = /^(\d{1,15})-([a-z0-9-]{1,80})$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined)
    throw new VigieError('input-invalid', 'Ce curseur n’est pas celui d’une page précédente.', {
      context: { in: 'query', pointer: '/cursor' },
    });
  return { at: new Date(Number(time)), id };
}
