// GET /items and GET /items/{id}: search, and one item with the evidence of its tags and places.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { notFound, VigieError } from '../../errors.ts';
import { slugSchema } from '../../model/ids.ts';
import { facetNames, type SearchQuery, type SearchResult } from '../../model/search.ts';
import { itemKinds } from '../../model/source.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { facetsSchema, toFacets } from '../facets-view.ts';
import { itemSchema, itemSummarySchema, toItemSummary, toItemView } from '../item-view.ts';
import { idSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

function listParameter<Value extends z.ZodType<string>>(value: Value, description: string) {
  return z.preprocess(toList, z.array(value).max(50).optional()).openapi({
    param: {
      description: `${description} Répété ou séparé par des virgules : l’un ou l’autre.`,
      style: 'form',
      explode: true,
    },
  });
}

/** `?concept=a&concept=b` and `?concept=a,b` are the same; `?concept=` is none. */
function toList(given: unknown): unknown {
  if (typeof given !== 'string' && !Array.isArray(given)) return given;
  const parts = [given].flat().flatMap((part) => String(part).split(','));
  return parts.filter((part) => part !== '');
}

const itemsQuerySchema = z.strictObject({
  q: z
    .string()
    .max(300)
    .optional()
    .openapi({ description: 'Recherche libre en français.', example: 'budget participatif' }),
  concept: listParameter(slugSchema, 'Concepts du glossaire.'),
  source: listParameter(slugSchema, 'Sources.'),
  territory: listParameter(slugSchema, 'Territoires (`region-53`, `commune-35238`…), ceux qu’ils contiennent compris.'),
  year: listParameter(z.string().regex(/^\d{4}$/), 'Années de publication.'),
  kind: listParameter(z.enum(itemKinds), 'Nature.'),
  sort: z
    .enum(['relevance', 'date'])
    .optional()
    .openapi({ description: 'Par défaut : pertinence s’il y a une recherche libre, sinon date.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .max(1000)
    .optional()
    .openapi({ description: '`nextCursor` de la page précédente de la même recherche.' }),
  facets: z.enum(['true', 'false']).default('false').openapi({ description: 'Compte aussi les facettes.' }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/items',
  operationId: 'listItems',
  tags: ['Éléments'],
  summary: 'Chercher',
  description:
    'Les valeurs d’une facette s’ajoutent, les facettes se croisent. Les pages se suivent par `nextCursor`, ou par l’en-tête `Link` (rel="next").',
  request: { query: itemsQuerySchema },
  responses: {
    200: {
      ...jsonContent(
        z
          .object({
            items: z.array(itemSummarySchema),
            total: z.int().min(0),
            nextCursor: z.string().optional(),
            facets: facetsSchema.optional(),
          })
          .openapi('ItemPage'),
        'Une page de résultats.',
      ),
      headers: {
        Link: { description: 'La page suivante (RFC 8288), s’il y en a une.', schema: { type: 'string' as const } },
      },
    },
    ...problemResponses(400, 500, 503),
  },
});

const findRoute = createRoute({
  method: 'get',
  path: '/items/{id}',
  operationId: 'getItem',
  tags: ['Éléments'],
  summary: 'Un élément, ses étiquettes et ses lieux, avec leurs preuves',
  request: { params: z.object({ id: idSchema }), query: noQuerySchema },
  responses: { 200: jsonContent(itemSchema, 'L’élément.'), ...problemResponses(400, 404, 500, 503) },
});

export function createItemRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(listRoute, async (c) => {
    const { q, sort, limit, cursor, facets, ...filters } = c.req.valid('query');
    const result = await searchOrRefuseCursor(deps, {
      ...(q && { q }),
      filters: Object.fromEntries(facetNames.flatMap((name) => (filters[name]?.length ? [[name, filters[name]]] : []))),
      sort: sort ?? (q?.trim() ? 'relevance' : 'date'),
      limit,
      ...(cursor !== undefined && { cursor }),
      facets: facets === 'true',
    });
    const items = new Map(
      (await deps.store.items.listTagged(result.hits.map((hit) => hit.id))).map((item) => [item.id, item]),
    );
    if (result.nextCursor) c.header('Link', `<${nextUrl(deps.publicUrl, c.req.url, result.nextCursor)}>; rel="next"`);
    return c.json(
      {
        items: result.hits.flatMap((hit) => {
          // The index may be a moment behind the store.
          const item = items.get(hit.id);
          return item ? [toItemSummary(hit, item, deps.glossary)] : [];
        }),
        total: result.total,
        ...(result.nextCursor && { nextCursor: result.nextCursor }),
        ...(result.facets && { facets: await toFacets(result.facets, deps) }),
      },
      200,
    );
  });

  app.openapi(findRoute, async (c) => {
    const { id } = c.req.valid('param');
    const item = await deps.store.items.findTagged(id);
    if (!item) throw notFound('item', id);
    return c.json(toItemView(item, deps.glossary), 200);
  });

  return app;
}

/** The engine's only refusal is that of a cursor. */
async function searchOrRefuseCursor(deps: Pick<ApiDeps, 'search'>, query: SearchQuery): Promise<SearchResult> {
  try {
    return await deps.search.search(query);
  } catch (error) {
    if (!(error instanceof VigieError) || error.code !== 'input-invalid') throw error;
    throw new VigieError('input-invalid', 'Ce curseur n’est pas celui d’une page précédente de cette recherche.', {
      context: { in: 'query', pointer: '/cursor' },
      cause: error,
    });
  }
}

function nextUrl(publicUrl: string, requestUrl: string, cursor: string): string {
  const parameters = new URL(requestUrl).searchParams;
  parameters.set('cursor', cursor);
  return `${publicUrl}/api/v1/items?${parameters}`;
}
