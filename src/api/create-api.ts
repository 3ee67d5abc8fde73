// The HTTP API, mounted at /api: one middleware a duty, one file of routes a resource, and the OpenAPI document they generate.
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { ApiDeps, ApiEnv } from './api-deps.ts';
import { toOpenApiDocument } from './openapi-document.ts';
import { problemResponse, toProblemCause } from './problem.ts';
import { requestLog } from './request-log.ts';
import { createConceptRoutes } from './routes/concepts.ts';
import { createDigestRoutes } from './routes/digests.ts';
import { createGlossaryRoutes } from './routes/glossary.ts';
import { createGlossaryCandidateRoutes } from './routes/glossary-candidates.ts';
import { createGlossaryChangeRoutes } from './routes/glossary-changes.ts';
import { createItemTagRoutes } from './routes/item-tags.ts';
import { createItemRoutes } from './routes/items.ts';
import { createProblemRoutes } from './routes/problems.ts';
import { createSignalRoutes } from './routes/signals.ts';
import { createSourceRoutes } from './routes/sources.ts';
import { createStoryRoutes } from './routes/stories.ts';
import { createSuggestionRoutes } from './routes/suggestions.ts';
import { refuseInvalid } from './validation.ts';

const bodyBytesMax = 64 * 1024;

/** Answers for every address under its mount, unknown ones too. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  const isHttps = deps.publicUrl.startsWith('https:');
  const allowReading = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD'],
    allowHeaders: ['If-None-Match'],
    exposeHeaders: ['ETag', 'Link', 'X-Request-Id'],
    maxAge: 86_400,
  });

  api.onError((error, c) => problemResponse(c, toProblemCause(error)));

  api.use(requestId({ limitLength: 64, generator: () => deps.actions.randomToken(12) }));
  api.use(async (c, next) => {
    c.set('publicUrl', deps.publicUrl);
    await next();
  });
  api.use(requestLog(deps));
  api.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      crossOriginResourcePolicy: 'cross-origin',
      strictTransportSecurity: isHttps ? 'max-age=15552000' : false,
      xFrameOptions: 'DENY',
    }),
  );
  // Reading is public; a key is not for another site's page to send, so writing is not shared across origins.
  api.use((c, next) => (c.req.method === 'POST' || c.req.method === 'DELETE' ? next() : allowReading(c, next)));
  api.use(etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'link', 'x-request-id'] }));
  api.use(async (c, next) => {
    await next();
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', isRead ? 'no-cache' : 'no-store');
  });
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (c, methods) =>
        problemResponse(c, {
          code: 'method-not-allowed',
          detail: `Cette adresse accepte : ${methods.join(', ')}.`,
          headers: { Allow: methods.join(', ') },
        }),
    }),
  );
  api.use(
    bodyLimit({
      maxSize: bodyBytesMax,
      onError: (c) =>
        problemResponse(c, { code: 'payload-too-large', detail: `Un corps compte ${bodyBytesMax} octets au plus.` }),
    }),
  );

  api.route('/', createProblemRoutes(deps));
  api.route('/v1', createItemRoutes(deps));
  api.route('/v1', createItemTagRoutes(deps));
  api.route('/v1', createStoryRoutes(deps));
  api.route('/v1', createSuggestionRoutes(deps));
  api.route('/v1', createConceptRoutes(deps));
  api.route('/v1', createGlossaryRoutes(deps));
  api.route('/v1', createGlossaryChangeRoutes(deps));
  api.route('/v1', createGlossaryCandidateRoutes(deps));
  api.route('/v1', createSignalRoutes(deps));
  api.route('/v1', createSourceRoutes(deps));
  api.route('/v1', createDigestRoutes(deps));
  const document = toOpenApiDocument(api, deps);
  api.get('/openapi.json', (c) => c.json(document));

  // A route, not `notFound`: that one is lost when the app is mounted in another.
  api.all('*', (c) => problemResponse(c, { code: 'not-found', detail: 'Cette adresse n’existe pas.' }));
  return api;
}
