// An admin ends an API key, for good and at once. Its audit row is written with it.
import { notFound } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';

/** False when it was revoked before: nothing is written then. Throws `not-found`, `forbidden`. */
export async function revokeKey(deps: ActionDeps, actor: Actor, request: { id: string }): Promise<boolean> {
  assertRole(actor, 'admin');
  return deps.store.transaction(async ({ apiKeys, curation }) => {
    const found = await apiKeys.find(request.id);
    if (!found) throw notFound('api-key', request.id);
    const now = deps.now();
    if (!(await apiKeys.revoke(request.id, now))) return false;
    await curation.record({
      at: now,
      actorId: actor.id,
      action: 'key.revoke',
      subjectType: 'api-key',
      subjectId: request.id,
      detail: { label: found.key.label },
    });
    return true;
  });
}
