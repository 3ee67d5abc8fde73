// /glossary/changes: a change is proposed, previewed on all stored items, applied, undone. POST /glossary/learn proposes what decisions teach.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { applyGlossaryChange } from '../../actions/apply-glossary-change.ts';
import { learnFromDecisions } from '../../actions/learn-from-decisions.ts';
import { previewGlossaryChange } from '../../actions/preview-glossary-change.ts';
import { proposeGlossaryChange } from '../../actions/propose-glossary-change.ts';
import { undoGlossaryChange } from '../../actions/undo-glossary-change.ts';
import { notFound } from '../../errors.ts';
import { slugSchema } from '../../model/ids.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import {
  changeSchema,
  changeSummarySchema,
  conceptBodySchema,
  themeBodySchema,
  toChangeSummary,
  toChangeView,
} from '../glossary-view.ts';
import { idSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const changesMax = 100;

const proposalSchema = z
  .strictObject({
    concepts: z.array(conceptBodySchema).max(500).default([]).openapi({
      description:
        'Des concepts entiers : nouveaux, ou à la place de ceux du même identifiant. Retirer, c’est `status: deprecated`.',
    }),
    themes: z.array(themeBodySchema).max(100).default([]),
    comment: z.string().trim().min(3).max(500),
  })
  .openapi('GlossaryProposal');

const learnSchema = z
  .strictObject({
    conceptIds: z
      .array(slugSchema)
      .min(1)
      .max(500)
      .optional()
      .openapi({ description: 'Par défaut : tous les concepts actifs.' }),
  })
  .openapi('LearnRequest');

const params = z.object({ id: idSchema });

export function createGlossaryChangeRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  const common = { tags: ['Glossaire', 'Curation'], security: [{ key: [] }] };
  const asCurator = { ...common, middleware: requireRole(deps, 'curator') };
  const asAdmin = { ...common, middleware: requireRole(deps, 'admin') };

  const listRoute = createRoute({
    ...asCurator,
    method: 'get',
    path: '/glossary/changes',
    operationId: 'listGlossaryChanges',
    summary: 'Les modifications du glossaire, la plus récente d’abord',
    request: { query: noQuerySchema },
    responses: {
      200: jsonContent(
        z.object({ changes: z.array(changeSummarySchema) }).openapi('GlossaryChangeList'),
        `Les ${changesMax} dernières.`,
      ),
      ...problemResponses(400, 401, 403, 500, 503),
    },
  });

  const findRoute = createRoute({
    ...asCurator,
    method: 'get',
    path: '/glossary/changes/{id}',
    operationId: 'getGlossaryChange',
    summary: 'Une modification : où elle en est, et ce qu’elle change',
    request: { params, query: noQuerySchema },
    responses: {
      200: jsonContent(changeSchema, 'La modification.'),
      ...problemResponses(400, 401, 403, 404, 500, 503),
    },
  });

  const proposeRoute = createRoute({
    ...asCurator,
    method: 'post',
    path: '/glossary/changes',
    operationId: 'proposeGlossaryChange',
    summary: 'Proposer une modification du glossaire',
    description: 'Rien ne change encore : la proposition peut être essayée, puis appliquée par un administrateur.',
    request: {
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: proposalSchema } } },
    },
    responses: {
      201: jsonContent(changeSchema, 'Elle est proposée.'),
      ...problemResponses(400, 401, 403, 413, 415, 422, 500, 503),
    },
  });

  const learnRoute = createRoute({
    ...asCurator,
    method: 'post',
    path: '/glossary/learn',
    operationId: 'learnFromDecisions',
    summary: 'Proposer ce que les décisions des curateurs apprennent',
    description:
      'Une modification dont les concepts portent de nouveaux poids (`learned`), là où les décisions suffisent. 409 s’il n’y a rien à apprendre.',
    request: {
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: learnSchema } } },
    },
    responses: {
      201: jsonContent(changeSchema, 'Elle est proposée.'),
      ...problemResponses(400, 401, 403, 409, 413, 415, 422, 500, 503),
    },
  });

  /** The three walks differ by their name, their rights and the action behind. */
  const walkRoute = <Verb extends string>(
    verb: Verb,
    operationId: string,
    summary: string,
    description: string,
    rights: typeof asAdmin,
  ) =>
    createRoute({
      ...rights,
      method: 'post',
      path: `/glossary/changes/{id}/${verb}` as const,
      operationId,
      summary,
      description,
      request: { params, query: noQuerySchema },
      responses: {
        202: jsonContent(changeSchema, 'C’est en route ; `progress` dit où cela en est.'),
        ...problemResponses(400, 401, 403, 404, 409, 500, 503),
      },
    });
  const previewRoute = walkRoute(
    'preview',
    'previewGlossaryChange',
    'Essayer une modification',
    'Parcourt tous les éléments sans rien changer : étiquettes gagnées et perdues, avec 20 exemples de chaque.',
    asCurator,
  );
  const applyRoute = walkRoute(
    'apply',
    'applyGlossaryChange',
    'Appliquer une modification',
    'Elle entre en vigueur aussitôt, puis tous les éléments sont relus. 409 si l’un de ses concepts a changé entre-temps, ou si une autre est en cours.',
    asAdmin,
  );
  const undoRoute = walkRoute(
    'undo',
    'undoGlossaryChange',
    'Annuler une modification appliquée',
    'Les concepts redeviennent ce qu’ils étaient ; tous les éléments sont relus. 409 si l’un d’eux a changé depuis, ou sert ailleurs.',
    asAdmin,
  );

  app.openapi(listRoute, async (c) => {
    const changes = await deps.store.glossary.listChanges(changesMax);
    return c.json({ changes: changes.map(toChangeSummary) }, 200);
  });
  app.openapi(findRoute, async (c) => {
    const { id } = c.req.valid('param');
    const change = await deps.store.glossary.findChange(id);
    if (!change) throw notFound('glossary change', id);
    return c.json(toChangeView(change), 200);
  });
  app.openapi(proposeRoute, async (c) =>
    c.json(toChangeView(await proposeGlossaryChange(deps.actions, c.get('actor'), c.req.valid('json'))), 201),
  );
  app.openapi(learnRoute, async (c) => {
    const { conceptIds } = c.req.valid('json');
    const request = conceptIds === undefined ? {} : { conceptIds };
    const change = await learnFromDecisions({ ...deps.actions, learn: deps.learn }, c.get('actor'), request);
    return c.json(toChangeView(change), 201);
  });
  app.openapi(previewRoute, async (c) =>
    c.json(toChangeView(await previewGlossaryChange(deps.actions, c.get('actor'), c.req.valid('param').id)), 202),
  );
  app.openapi(applyRoute, async (c) =>
    c.json(toChangeView(await applyGlossaryChange(deps.actions, c.get('actor'), c.req.valid('param').id)), 202),
  );
  app.openapi(undoRoute, async (c) =>
    c.json(toChangeView(await undoGlossaryChange(deps.actions, c.get('actor'), c.req.valid('param').id)), 202),
  );
  return app;
}
