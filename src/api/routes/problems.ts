// GET /problems: what each `type` of a problem means, at the very address that problems give.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiDeps, ApiEnv } from '../api-deps.ts';
import { problemKinds } from '../problem.ts';
import { jsonContent, noQuerySchema, problemResponses } from '../route-responses.ts';

const route = createRoute({
  method: 'get',
  path: '/problems',
  operationId: 'listProblems',
  tags: ['Erreurs'],
  summary: 'Les types d’erreur',
  request: { query: noQuerySchema },
  responses: {
    200: jsonContent(
      z
        .object({ problems: z.array(z.object({ type: z.url(), status: z.int(), title: z.string() })) })
        .openapi('ProblemList'),
      'Chaque type, son statut et son titre.',
    ),
    ...problemResponses(400, 500),
  },
});

export function createProblemRoutes({ publicUrl }: Pick<ApiDeps, 'publicUrl'>): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  const problems = Object.entries(problemKinds).map(([code, kind]) => ({
    type: `${publicUrl}/api/problems#${code}`,
    status: kind.status,
    title: kind.title,
  }));
  app.openapi(route, (c) => c.json({ problems }, 200));
  return app;
}
