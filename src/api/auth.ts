// Who is asking: the key of `Authorization: Bearer …`, never of a URL, where logs and histories would keep it.
import type { MiddlewareHandler } from 'hono';
import { assertRole } from '../actions/assert-role.ts';
import { checkKey } from '../actions/check-key.ts';
import { VigieError } from '../errors.ts';
import type { Role } from '../model/curation.ts';
import type { ApiDeps, ApiEnv } from './api-deps.ts';

/** The token of the header (RFC 6750 §2.1; the scheme's case does not count). Undefined when absent or of another scheme. */
export function parseBearer(header: string | undefined): string | undefined {
  return /^bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(header ?? '')?.[1];
}

/** Lets through a valid key of that role, or of a greater one, and leaves its actor on the request: 401 without, 403 with a lesser role. */
export function requireRole(deps: Pick<ApiDeps, 'actions'>, role: Role): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const secret = parseBearer(c.req.header('authorization'));
    const key = secret === undefined ? undefined : await checkKey(deps.actions, secret);
    if (!key)
      throw new VigieError(
        'unauthorized',
        'Cette route demande une clé valide : Authorization: Bearer vigie_… (vigie keys create en fait une).',
      );
    c.set('actor', { id: `key:${key.id}`, role: key.role });
    assertRole(c.get('actor'), role);
    await next();
  };
}
