// POST /items/{id}/tags and DELETE /items/{id}/tags/{concept}: what curators say of an item.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { addTag, type CuratedTag } from '../../actions/add-tag.ts';
import { refuseTag } from '../../actions/refuse-tag.ts';
import { suggestTerm } from '../../actions/suggest-term.ts';
import { notFound } from '../../errors.ts';
import { slugSchema } from '../../model/ids.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import { type ItemTagView, itemTagSchema, toItemTagView } from '../item-view.ts';
import { idSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const addBodySchema = z
  .strictObject({
    conceptId: slugSchema.optional().meta({ example: 'open-data' }),
    term: z.string().trim().min(2).max(80).optional().openapi({
      description:
        'Au lieu de `conceptId` : une notion que le glossaire n’a pas. Rien n’est posé ; elle devient un mot candidat.',
    }),
    form: z.string().trim().min(1).max(200).optional().openapi({
      description:
        'Le passage qui le justifie, tel qu’il est écrit dans le titre ou le texte. S’il ne contient aucun nom de la notion, il devient un mot candidat.',
    }),
  })
  .refine(({ conceptId, term }) => (conceptId === undefined) !== (term === undefined), {
    path: ['conceptId'],
    message: 'donnez conceptId, ou term, et un seul des deux',
  })
  .openapi('TagRequest');

export function createItemTagRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  const curator = requireRole(deps, 'curator');

  const addRoute = createRoute({
    method: 'post',
    path: '/items/{id}/tags',
    operationId: 'addTag',
    tags: ['Curation'],
    summary: 'Poser une étiquette',
    description:
      'Elle ne partira plus d’elle-même. Un passage introuvable laisse l’étiquette sans preuve de sa part. La même demande refaite ne change rien (200).',
    security: [{ key: [] }],
    middleware: curator,
    request: {
      params: z.object({ id: idSchema }),
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: addBodySchema } } },
    },
    responses: {
      200: jsonContent(itemTagSchema, 'Elle y était déjà.'),
      201: jsonContent(itemTagSchema, 'Elle est posée.'),
      202: jsonContent(
        z.object({ candidate: z.string().openapi({ description: 'Son identifiant parmi les mots candidats.' }) }),
        'La notion manque au glossaire : elle est notée.',
      ),
      ...problemResponses(400, 401, 403, 404, 413, 415, 422, 500, 503),
    },
  });

  const refuseRoute = createRoute({
    method: 'delete',
    path: '/items/{id}/tags/{concept}',
    operationId: 'refuseTag',
    tags: ['Curation'],
    summary: 'Refuser une étiquette',
    description: 'Elle ne reviendra plus d’elle-même, même si l’élément ne la portait pas encore.',
    security: [{ key: [] }],
    middleware: curator,
    request: { params: z.object({ id: idSchema, concept: idSchema }), query: noQuerySchema },
    responses: {
      200: jsonContent(itemTagSchema, 'Elle est refusée.'),
      ...problemResponses(400, 401, 403, 404, 422, 500, 503),
    },
  });

  app.openapi(addRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { conceptId, term, form } = c.req.valid('json');
    const quoted = form !== undefined && { form };
    if (conceptId === undefined) {
      const request = { itemId: id, term: term ?? '', ...quoted };
      return c.json({ candidate: await suggestTerm(deps.actions, c.get('actor'), request, deps.glossary) }, 202);
    }
    const outcome = await addTag(deps.actions, c.get('actor'), { itemId: id, conceptId, ...quoted }, deps.glossary);
    return c.json(await show(id, outcome), outcome.changed ? 201 : 200);
  });

  app.openapi(refuseRoute, async (c) => {
    const { id, concept } = c.req.valid('param');
    const outcome = await refuseTag(deps.actions, c.get('actor'), { itemId: id, conceptId: concept }, deps.glossary);
    return c.json(await show(id, outcome), 200);
  });

  return app;

  async function show(itemId: string, { tag }: CuratedTag): Promise<ItemTagView> {
    const item = await deps.store.items.findTagged(itemId);
    if (!item) throw notFound('item', itemId);
    return toItemTagView(tag, item, deps.glossary);
  }
}
