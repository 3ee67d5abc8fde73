// The parts of a route's definition that all routes share, for the OpenAPI document and for the types of handlers.
import { z } from '@hono/zod-openapi';
import { problemKinds } from './problem.ts';

export const instantSchema = z.iso.datetime().openapi({ example: '2026-11-24T08:00:00.000Z' });

export const problemSchema = z
  .object({
    type: z.url().openapi({ example: 'https://vigie.example.fr/api/problems#not-found' }),
    title: z.string().openapi({ example: 'Introuvable' }),
    status: z.int().min(400).max(599).openapi({ example: 404 }),
    detail: z.string(),
    requestId: z.string().openapi({ description: 'À citer pour retrouver la requête dans le journal.' }),
    errors: z
      .array(
        z.object({
          in: z.enum(['query', 'path', 'header', 'body']),
          pointer: z.string().openapi({ description: 'Pointeur JSON (RFC 6901).', example: '/conceptId' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .openapi('Problem', { description: 'Toute réponse autre qu’un succès (RFC 9457).' });

/** Query of the routes that take none: an unknown parameter is refused by name, so that a typing error does not go unseen. */
export const noQuerySchema = z.strictObject({});

export const idSchema = z.string().regex(/^[a-z0-9-]{1,100}$/);

export function jsonContent<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 503;

/** The problem+json answers of a route, by status. */
export function problemResponses<Status extends ProblemStatus>(...statuses: Status[]) {
  const titles = new Map(Object.values(problemKinds).map((kind) => [kind.status, kind.title]));
  const entries = statuses.map((status) => [
    status,
    {
      description: titles.get(status) ?? String(status),
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  ]);
  return Object.fromEntries(entries) as Record<
    Status,
    { description: string; content: { 'application/problem+json': { schema: typeof problemSchema } } }
  >;
}
