// /signals: what begins to spread, week by week, with its evidence; what curators say of it, and how often they were shown something worth it.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { judgeSignal } from '../../actions/judge-signal.ts';
import { noteSignal } from '../../actions/note-signal.ts';
import { notFound } from '../../errors.ts';
import { slugSchema } from '../../model/ids.ts';
import { isoWeekSchema, signalLaneSchema, signalStates } from '../../model/signal.ts';
import { signalVerdictNames } from '../../model/signal-verdict.ts';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { requireRole } from '../auth.ts';
import { idSchema, jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';
import {
  hitRateSchema,
  signalSummarySchema,
  signalViewSchema,
  toHitRateView,
  toSignalSummary,
  toSignalView,
  toVerdictView,
  verdictSchema,
} from '../signal-view.ts';

const tags = ['Signaux'];
const params = z.object({ id: idSchema });

const listQuerySchema = z.strictObject({
  week: isoWeekSchema.optional().openapi({ description: 'Par défaut : la dernière évaluée.', example: '2026-W47' }),
  lane: signalLaneSchema.optional(),
  state: z.enum(signalStates).exclude(['noise']).optional(),
  territory: slugSchema.optional().openapi({ description: 'Vus dans cette région (`region-53`).' }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/signals',
  operationId: 'listSignals',
  tags,
  summary: 'Ce qui monte, le plus net d’abord',
  description: 'Tous les signaux qu’une semaine a montrés, sans ceux qu’un curateur tient pour du bruit.',
  request: { query: listQuerySchema },
  responses: {
    200: jsonContent(
      z.object({ week: isoWeekSchema.optional(), signals: z.array(signalSummarySchema) }).openapi('SignalList'),
      'Sans `week` : rien n’a encore été évalué.',
    ),
    ...problemResponses(400, 500, 503),
  },
});

const hitRateRoute = createRoute({
  method: 'get',
  path: '/signals/hit-rate',
  operationId: 'getSignalHitRate',
  tags,
  summary: 'Ce que valaient les signaux, trimestre par trimestre',
  request: { query: noQuerySchema },
  responses: {
    200: jsonContent(
      z.object({ quarters: z.array(hitRateSchema) }).openapi('SignalHitRates'),
      'Le plus récent d’abord.',
    ),
    ...problemResponses(400, 500, 503),
  },
});

const findRoute = createRoute({
  method: 'get',
  path: '/signals/{id}',
  operationId: 'getSignal',
  tags,
  summary: 'Un signal, ses preuves et son histoire',
  description: 'Tel que la dernière semaine qui l’a montré l’a vu ; un signal qui n’est plus montré garde sa fiche.',
  request: { params, query: noQuerySchema },
  responses: { 200: jsonContent(signalViewSchema, 'Le signal.'), ...problemResponses(400, 404, 500, 503) },
});

const judgementSchema = z
  .strictObject({
    verdict: z.enum(signalVerdictNames),
    comment: z.string().trim().min(1).max(2000).optional(),
    followUp: z
      .strictObject({
        owner: z.string().trim().min(1).max(200).optional(),
        decision: z.string().trim().min(1).max(2000).optional(),
        reviewOn: z.iso.date().optional(),
      })
      .optional()
      .openapi({ description: 'Et alors ? Qui s’en occupe, ce qui est décidé, quand on y revient.' }),
  })
  .openapi('SignalJudgement');

export function createSignalRoutes(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  const { signals } = deps.store;
  const curation = {
    tags: [...tags, 'Curation'],
    security: [{ key: [] }],
    middleware: requireRole(deps, 'curator'),
  };

  const verdictsRoute = createRoute({
    ...curation,
    method: 'get',
    path: '/signals/{id}/verdicts',
    operationId: 'listSignalVerdicts',
    summary: 'Ce que les curateurs ont dit d’un signal, le plus récent d’abord',
    request: { params, query: noQuerySchema },
    responses: {
      200: jsonContent(
        z.object({ verdicts: z.array(verdictSchema) }).openapi('SignalVerdictList'),
        'Le premier compte.',
      ),
      ...problemResponses(400, 401, 403, 404, 500, 503),
    },
  });

  const judgeRoute = createRoute({
    ...curation,
    method: 'post',
    path: '/signals/{id}/verdicts',
    operationId: 'judgeSignal',
    summary: 'Juger un signal',
    description: 'Le jugement tient au signal lui-même : il reste quand les semaines sont évaluées à nouveau.',
    request: {
      params,
      query: noQuerySchema,
      body: { required: true, content: { 'application/json': { schema: judgementSchema } } },
    },
    responses: {
      201: jsonContent(verdictSchema, 'C’est noté.'),
      ...problemResponses(400, 401, 403, 404, 413, 415, 422, 500, 503),
    },
  });

  const candidateRoute = createRoute({
    ...curation,
    method: 'post',
    path: '/signals/{id}/candidate',
    operationId: 'noteSignalAsCandidate',
    summary: 'Proposer un signal au glossaire',
    description: 'Son expression devient un mot candidat, ses documents les exemples.',
    request: { params, query: noQuerySchema },
    responses: {
      202: jsonContent(
        z.object({ candidate: z.string().openapi({ description: 'Son identifiant parmi les mots candidats.' }) }),
        'L’expression est notée.',
      ),
      ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503),
    },
  });

  app.openapi(listRoute, async (c) => {
    const { week: asked, lane, state, territory } = c.req.valid('query');
    const week = asked ?? (await signals.evaluatedWeek());
    if (week === undefined) return c.json({ signals: [] }, 200);
    const shown = await signals.list({
      week,
      ...(lane && { lane }),
      ...(state && { state }),
      ...(territory !== undefined && { territory }),
    });
    return c.json({ week, signals: shown.map((signal) => toSignalSummary(signal, deps)) }, 200);
  });

  // Before /signals/{id}, which it would be taken for.
  app.openapi(hitRateRoute, async (c) => c.json({ quarters: (await signals.listHitRates()).map(toHitRateView) }, 200));

  app.openapi(findRoute, async (c) => {
    const found = await find(c.req.valid('param').id);
    const sourceTitles = new Map((await deps.store.sources.list()).map(({ id, title }) => [id, title]));
    const { glossary, places } = deps;
    return c.json(toSignalView(found, await signals.evaluatedWeek(), { glossary, places, sourceTitles }), 200);
  });

  app.openapi(verdictsRoute, async (c) => {
    const { verdicts } = await find(c.req.valid('param').id);
    return c.json({ verdicts: verdicts.map(toVerdictView) }, 200);
  });

  app.openapi(judgeRoute, async (c) => {
    const { verdict, comment, followUp } = c.req.valid('json');
    const said = await judgeSignal(deps.actions, c.get('actor'), {
      signalId: c.req.valid('param').id,
      verdict,
      ...(comment !== undefined && { comment }),
      ...(followUp && { followUp }),
    });
    return c.json(toVerdictView(said), 201);
  });

  app.openapi(candidateRoute, async (c) => {
    const { id } = c.req.valid('param');
    return c.json({ candidate: await noteSignal(deps.actions, c.get('actor'), id, deps.glossary) }, 202);
  });

  return app;

  async function find(id: string) {
    const found = await signals.find(id);
    if (!found) throw notFound('signal', id);
    return found;
  }
}
