// GET /stories/{id}, POST /stories/join and /stories/split: which items tell one story, and what curators say of it.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { joinStories } from '../../actions/join-stories.ts';
import { splitStory } from '../../actions/split-story.ts';
import { notFound } from '../../errors.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import { idSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';
import { storySchema, toStoryView } from '../story-view.ts';

const joinBodySchema = z
  .strictObject({ a: idSchema, b: idSchema })
  .openapi('StoryJoin', { description: 'Un élément de chacune des deux histoires.' });

const splitBodySchema = z.strictObject({ itemId: idSchema }).openapi('StorySplit');

const verdictSchema = z
  .object({ changed: z.boolean().openapi({ description: 'Faux quand c’était déjà dit.' }) })
  .openapi('StoryVerdict');

const findRoute = createRoute({
  method: 'get',
  path: '/stories/{id}',
  operationId: 'getStory',
  tags: ['Éléments'],
  summary: 'Une histoire et les éléments qui la racontent',
  description: 'Par son identifiant ou par celui de n’importe lequel de ses éléments.',
  request: { params: z.object({ id: idSchema }), query: noQuerySchema },
  responses: {
    200: jsonContent(storySchema, 'Ses éléments, les plus anciens d’abord.'),
    ...problemResponses(400, 404, 500, 503),
  },
});

export function createStoryRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  const curator = requireRole(deps, 'curator');

  const joinRoute = createRoute({
    method: 'post',
    path: '/stories/join',
    operationId: 'joinStories',
    tags: ['Curation'],
    summary: 'Réunir deux histoires',
    description:
      'Elles restent réunies, quoi que trouve ensuite le rapprochement. Quatorze jours au plus les séparent.',
    security: [{ key: [] }],
    middleware: curator,
    request: {
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: joinBodySchema } } },
    },
    responses: {
      202: jsonContent(verdictSchema, 'C’est noté ; le rapprochement suit.'),
      ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422, 500, 503),
    },
  });

  const splitRoute = createRoute({
    method: 'post',
    path: '/stories/split',
    operationId: 'splitStory',
    tags: ['Curation'],
    summary: 'Sortir un élément de son histoire',
    description: 'Il n’y reviendra plus de lui-même.',
    security: [{ key: [] }],
    middleware: curator,
    request: {
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: splitBodySchema } } },
    },
    responses: {
      202: jsonContent(verdictSchema, 'C’est noté ; le rapprochement suit.'),
      ...problemResponses(400, 401, 403, 404, 413, 415, 422, 500, 503),
    },
  });

  app.openapi(joinRoute, async (c) =>
    c.json(await joinStories(deps.actions, c.get('actor'), c.req.valid('json')), 202),
  );

  app.openapi(splitRoute, async (c) =>
    c.json(await splitStory(deps.actions, c.get('actor'), c.req.valid('json')), 202),
  );

  app.openapi(findRoute, async (c) => {
    const { id } = c.req.valid('param');
    const story = await deps.store.stories.find(id);
    if (!story) throw notFound('story', id);
    return c.json(toStoryView(story), 200);
  });

  return app;
}
