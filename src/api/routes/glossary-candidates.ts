// /glossary/candidates: the terms that curators use and the glossary lacks, and what becomes of them.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { acceptCandidate, dismissCandidate } from '../../actions/decide-candidate.ts';
import { slugSchema } from '../../model/ids.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import { candidateSchema, changeSchema, toCandidateView, toChangeView } from '../glossary-view.ts';
import { idSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const candidatesMax = 200;

const querySchema = z.strictObject({ state: z.enum(['open', 'accepted', 'dismissed']).default('open') });

const acceptanceSchema = z
  .strictObject({
    theme: slugSchema
      .optional()
      .openapi({ description: 'Où ranger la notion nouvelle ; inutile pour un mot de plus.' }),
    definition: z.string().trim().min(20).max(2000).optional(),
    definitionSource: z.string().trim().min(3).max(300).optional(),
  })
  .openapi('CandidateAcceptance');

const params = z.object({ id: idSchema });

export function createGlossaryCandidateRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  const common = {
    tags: ['Glossaire', 'Curation'],
    security: [{ key: [] }],
    middleware: requireRole(deps, 'curator'),
  };

  const listRoute = createRoute({
    ...common,
    method: 'get',
    path: '/glossary/candidates',
    operationId: 'listTermCandidates',
    summary: 'Les mots qui manquent au glossaire, les plus employés d’abord',
    request: { query: querySchema },
    responses: {
      200: jsonContent(
        z.object({ candidates: z.array(candidateSchema) }).openapi('TermCandidateList'),
        'Avec des exemples de leur emploi.',
      ),
      ...problemResponses(400, 401, 403, 500, 503),
    },
  });

  const acceptRoute = createRoute({
    ...common,
    method: 'post',
    path: '/glossary/candidates/{id}/accept',
    operationId: 'acceptTermCandidate',
    summary: 'Retenir un mot',
    description:
      'Donne une modification à essayer : un concept de statut `candidate`, ou un nom de plus pour le concept où il a servi.',
    request: {
      params,
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: acceptanceSchema } } },
    },
    responses: {
      201: jsonContent(changeSchema, 'La modification proposée.'),
      ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422, 500, 503),
    },
  });

  const dismissRoute = createRoute({
    ...common,
    method: 'post',
    path: '/glossary/candidates/{id}/dismiss',
    operationId: 'dismissTermCandidate',
    summary: 'Écarter un mot',
    request: { params, query: noQuerySchema },
    responses: {
      200: jsonContent(candidateSchema, 'Il est écarté.'),
      ...problemResponses(400, 401, 403, 404, 409, 500, 503),
    },
  });

  app.openapi(listRoute, async (c) => {
    const { state } = c.req.valid('query');
    const candidates = await deps.store.glossary.listCandidates({ state, limit: candidatesMax });
    return c.json({ candidates: candidates.map(toCandidateView) }, 200);
  });
  app.openapi(acceptRoute, async (c) => {
    const { theme, definition, definitionSource } = c.req.valid('json');
    const change = await acceptCandidate(deps.actions, c.get('actor'), {
      id: c.req.valid('param').id,
      ...(theme !== undefined && { theme }),
      ...(definition !== undefined && { definition }),
      ...(definitionSource !== undefined && { definitionSource }),
    });
    return c.json(toChangeView(change), 201);
  });
  app.openapi(dismissRoute, async (c) =>
    c.json(toCandidateView(await dismissCandidate(deps.actions, c.get('actor'), c.req.valid('param').id)), 200),
  );
  return app;
}
