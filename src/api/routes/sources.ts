// GET /sources: each source and its health. POST /sources: a curator adds one.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { addSource } from '../../actions/add-source.ts';
import {
  checkedSourceDeclarationSchema,
  healthOf,
  itemKinds,
  type Source,
  type SourceFetch,
} from '../../model/source.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import { instantSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const fetchesShown = 5;

const sourceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    url: z.url(),
    siteUrl: z.url().optional(),
    kind: z.enum(['feed', 'list']),
    itemKind: z.enum(itemKinds),
    language: z.string(),
    origin: z.enum(['config', 'api']),
    state: z.enum(['new', 'ok', 'failing', 'off']).openapi({
      description: '`new` : jamais lue ; `ok` ; `failing` : la dernière lecture a échoué ; `off` : éteinte.',
    }),
    errorCount: z.int().min(0).openapi({ description: 'Échecs de suite.' }),
    lastFetchAt: instantSchema.optional(),
    lastOutcome: z.string().optional().openapi({ example: 'unchanged' }),
    lastError: z.string().optional(),
    nextFetchAt: instantSchema.optional().openapi({ description: 'Absente si la source est éteinte.' }),
    fetches: z
      .array(
        z.object({
          at: instantSchema,
          outcome: z.string(),
          status: z.int().optional(),
          durationMs: z.number().min(0),
          itemsNew: z.int().min(0),
          itemsUpdated: z.int().min(0),
          itemsBad: z.int().min(0),
        }),
      )
      .openapi({ description: `Les ${fetchesShown} dernières lectures, la plus récente d’abord.` }),
  })
  .openapi('Source');

const listRoute = createRoute({
  method: 'get',
  path: '/sources',
  operationId: 'listSources',
  tags: ['Sources'],
  summary: 'Les sources et leur santé',
  request: { query: noQuerySchema },
  responses: {
    200: jsonContent(z.object({ sources: z.array(sourceSchema) }).openapi('SourceList'), 'Toutes les sources.'),
    ...problemResponses(400, 500, 503),
  },
});

export function createSourceRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();

  const addRoute = createRoute({
    method: 'post',
    path: '/sources',
    operationId: 'addSource',
    tags: ['Sources', 'Curation'],
    summary: 'Ajouter une source',
    description: 'Elle est lue dès que possible. Une page de liste (`kind: list`) demande des sélecteurs.',
    security: [{ key: [] }],
    middleware: requireRole(deps, 'curator'),
    request: {
      query: noQuerySchema,
      body: {
        required: true,
        content: {
          'application/json': {
            schema: checkedSourceDeclarationSchema.meta({ id: 'SourceDeclaration' }),
            example: {
              id: 'ville-exemple',
              title: 'Ville d’Exemple : actualités',
              url: 'https://www.ville-exemple.fr/actualites.rss',
            },
          },
        },
      },
    },
    responses: {
      201: jsonContent(sourceSchema, 'La source est ajoutée.'),
      ...problemResponses(400, 401, 403, 409, 413, 415, 422, 500, 503),
    },
  });

  app.openapi(listRoute, async (c) => {
    const sources = [];
    for (const source of await deps.store.sources.list())
      sources.push(toSourceView(source, await deps.store.sources.listFetches(source.id, fetchesShown)));
    return c.json({ sources }, 200);
  });

  app.openapi(addRoute, async (c) => {
    const source = await addSource(deps.actions, c.get('actor'), c.req.valid('json'));
    return c.json(toSourceView(source, []), 201);
  });

  return app;
}

function toSourceView(source: Source, fetches: SourceFetch[]): z.infer<typeof sourceSchema> {
  return {
    id: source.id,
    title: source.title,
    url: source.url,
    ...(source.siteUrl && { siteUrl: source.siteUrl }),
    kind: source.kind,
    itemKind: source.itemKind,
    language: source.language,
    origin: source.origin,
    state: healthOf(source),
    errorCount: source.errorCount,
    ...(source.lastFetchAt && { lastFetchAt: source.lastFetchAt.toISOString() }),
    ...(source.lastOutcome && { lastOutcome: source.lastOutcome }),
    ...(source.lastError && { lastError: source.lastError }),
    ...(source.active && { nextFetchAt: source.nextFetchAt.toISOString() }),
    fetches: fetches.map(({ at, outcome, status, durationMs, itemsNew, itemsUpdated, itemsBad }) => ({
      at: at.toISOString(),
      outcome,
      ...(status !== undefined && { status }),
      durationMs,
      itemsNew,
      itemsUpdated,
      itemsBad,
    })),
  };
}
