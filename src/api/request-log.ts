// One wide log event a request: enough to find it and to count, nothing of what was asked (no query, no body, no header).
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { VigieError } from '../errors.ts';
import type { ApiDeps, ApiEnv } from './api-deps.ts';

/** Stands after `requestId`. The route is its pattern, so that events group; errors of ours come with what was thrown. */
export function requestLog(deps: Pick<ApiDeps, 'log'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const startedAtMs = performance.now();
    await next();
    const { status } = c.res;
    const event = {
      event: 'http-request',
      requestId: c.get('requestId'),
      method: c.req.method,
      route: matchedRoutes(c).findLast((route) => !route.path.endsWith('*'))?.path ?? 'none',
      status,
      durationMs: Math.round(performance.now() - startedAtMs),
      // Unset before `requireRole`, whatever the type says.
      ...(c.get('actor') ? { actor: c.get('actor').id } : {}),
    };
    if (status < 500) deps.log.info(event);
    else deps.log.error({ ...event, err: c.error, ...(c.error instanceof VigieError ? { code: c.error.code } : {}) });
  };
}
